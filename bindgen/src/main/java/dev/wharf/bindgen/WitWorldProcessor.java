package dev.wharf.bindgen;

import dev.wharf.wit.Features;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.WitFolder;
import dev.wharf.wit.WitProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Generates what {@link WitWorld} asks for. What is wrong with WIT becomes an error of the
 * compiler.
 */
@SupportedAnnotationTypes("dev.wharf.bindgen.WitWorld")
@SupportedOptions(WitWorldProcessor.BASE)
public final class WitWorldProcessor extends AbstractProcessor {
  static final String BASE = "wharf.basedir";

  /** Made by the compiler. */
  public WitWorldProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (Element element : round.getElementsAnnotatedWith(WitWorld.class)) {
      try {
        generate(element, element.getAnnotation(WitWorld.class));
      } catch (InvalidWitException e) {
        e.problems().forEach(problem -> refuse(element, shown(problem)));
      } catch (IOException e) {
        refuse(element, "cannot read WIT or write Java: " + e);
      }
    }
    return true;
  }

  private void generate(Element element, WitWorld asked) throws IOException {
    Path base = Path.of(processingEnv.getOptions().getOrDefault(BASE, ""));
    Resolution resolution =
        WitFolder.read(base.resolve(asked.path()))
            .resolve(new Features(false, Set.of(asked.features())));
    String own =
        processingEnv.getElementUtils().getPackageOf(element).getQualifiedName().toString();
    var options =
        GeneratorOptions.defaults()
            .withJavaPackage(asked.javaPackage().isEmpty() ? own : asked.javaPackage());
    if (asked.twins()) {
      options = options.withTwins();
    }
    var worlds = resolution.mainPackage().worlds();
    if (asked.world().isEmpty()) {
      write(element, JavaGenerator.ofPackage(resolution, options));
    } else if (worlds.containsKey(asked.world())) {
      write(element, JavaGenerator.ofWorld(resolution, worlds.get(asked.world()), options));
    } else {
      refuse(
          element,
          "the package has no world `"
              + asked.world()
              + "`, but "
              + String.join(", ", worlds.keySet()));
    }
  }

  private void write(Element element, List<JavaSource> sources) throws IOException {
    for (JavaSource source : sources) {
      String name = source.path().replace(".java", "").replace('/', '.');
      // The package is that of somebody's classes, who may have described it.
      if (!name.endsWith(".package-info")) {
        try (var to = processingEnv.getFiler().createSourceFile(name, element).openWriter()) {
          to.write(source.text());
        }
      }
    }
  }

  private void refuse(Element element, String sentence) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, sentence, element);
  }

  private static String shown(WitProblem problem) {
    String place = problem.span().place();
    var text = new StringBuilder(place.isEmpty() ? "" : place + ": ").append(problem.sentence());
    if (!problem.excerpt().isEmpty()) {
      text.append('\n').append(problem.excerpt());
    }
    problem.help().ifPresent(help -> text.append("\nhelp: ").append(help));
    return text.toString();
  }
}
