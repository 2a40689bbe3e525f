package dev.wharf.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.bind.HostBinder;
import dev.wharf.wit.Function;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is generated is what binders look for: every function has its method, of fitting types. */
class BindableTest {
  @TempDir private Path out;

  @TestFactory
  Stream<DynamicTest> everyFunctionIsBoundToItsMethod() throws Exception {
    return Case.all().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> bind(each)));
  }

  private void bind(Case each) throws Exception {
    assertThat(Javac.onClassPath(each.sources(), out)).isEmpty();
    var loader = new URLClassLoader(new URL[] {out.toUri().toURL()}, getClass().getClassLoader());
    var resolution = each.resolution();
    var placement = new Placement(resolution, each.options());
    var types = new WitTypes(resolution, placement);
    for (int id = 0; id < resolution.interfaces().size(); id++) {
      var name = placement.ofInterface(id).reflectionName();
      if (each.sources().stream()
          .noneMatch(source -> source.path().equals(name.replace('.', '/') + ".java"))) {
        continue;
      }
      Class<?> type = loader.loadClass(name);
      var found = new HashSet<String>();
      for (Function function : resolution.interfaces().get(id).functions().values()) {
        var params =
            function.params().stream()
                .map(param -> new InterfaceType.Field(param.name(), types.of(param.type())))
                .toList();
        var wit =
            new ComponentFuncType(WitTypes.isAsync(function), params, types.of(function.result()));
        var method = HostBinder.find(type, function.name(), wit);
        assertThat(method).as(name + " " + function.name()).isPresent();
        assertThat(found.add(method.get().toString())).as("%s, its own", method.get()).isTrue();
      }
    }
  }
}
