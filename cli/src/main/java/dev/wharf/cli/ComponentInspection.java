package dev.wharf.cli;

import dev.wharf.cli.Inspection.Offer;
import dev.wharf.cli.Inspection.Signature;
import dev.wharf.cli.Inspection.Want;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.runtime.Linker;
import dev.wharf.wasm.LinkException;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.WitDecoder;
import dev.wharf.wit.WitText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks into components and encoded packages. */
final class ComponentInspection {
  private final GuestFile file;
  private final ValidComponent component;
  private final Optional<Resolution> wit;
  private final Optional<WorldFit> fit;
  private final Linker host;

  private ComponentInspection(
      GuestFile file,
      ValidComponent component,
      Optional<Resolution> wit,
      Optional<WorldFit> fit,
      Linker host) {
    this.file = file;
    this.component = component;
    this.wit = wit;
    this.fit = fit;
    this.host = host;
  }

  /**
   * @param fit what was found about a world
   * @param host offers what every guest finds
   */
  static Inspection of(
      GuestFile file, ValidComponent component, Optional<WorldFit> fit, Linker host) {
    Optional<Resolution> wit;
    try {
      wit = Optional.of(WitDecoder.decode(component));
    } catch (InvalidWitException _) {
      // What WIT has no form for is told by names and types.
      wit = Optional.empty();
    }
    return new ComponentInspection(file, component, wit, fit, host).inspect();
  }

  private Inspection inspect() {
    var data = component.component();
    boolean isPackage = WitDecoder.isPackage(component);
    var nested = NestedParts.of(data);
    var wants = wants();
    return new Inspection(
        isPackage ? "wit package" : "component",
        file.name(),
        data.bytes().length(),
        NestedParts.sha256(data.bytes()),
        wit.map(each -> WitText.print(each, each.main(), true)),
        fit,
        wasi(),
        wants,
        isPackage ? wit.map(ComponentInspection::parts).orElse(List.of()) : offers(),
        FileSection.of(data.bytes(), true),
        nested.parts(),
        Producers.of(nested.producers()),
        isPackage ? Optional.empty() : grant(wants));
  }

  private List<String> wasi() {
    var names = new LinkedHashSet<String>(component.type().imports().keySet());
    names.addAll(component.type().exports().keySet());
    return names.stream()
        .filter(name -> name.startsWith("wasi:") && name.indexOf('@') > 0)
        .map(name -> name.substring(name.indexOf('@') + 1))
        .distinct()
        .sorted()
        .toList();
  }

  private List<Want> wants() {
    var unmet = host.unmet(component);
    var wants = new ArrayList<Want>();
    component
        .type()
        .imports()
        .forEach((name, desc) -> {
          // Plain types are asked of nobody.
          if (!(desc instanceof ExternDesc.OfType) || unmet.containsKey(name)) {
            wants.add(want(name, desc, Optional.ofNullable(unmet.get(name))));
          }
        });
    wants.sort(Comparator.comparing(Want::capability));
    return wants;
  }

  private Want want(String name, ExternDesc desc, Optional<LinkException> fault) {
    boolean missing = fault.isPresent();
    var capability = missing ? Capability.MISSING : Capability.ofInterface(name);
    return new Want(
        name,
        capability,
        missing ? List.of("--plug FILE") : capability.flags(),
        fault.map(LinkException::sentence),
        signatures().of(name, desc, true));
  }

  /** What an encoded package holds. */
  private static List<Offer> parts(Resolution resolution) {
    var pkg = resolution.mainPackage();
    var parts = new ArrayList<Offer>();
    pkg.interfaces()
        .keySet()
        .forEach(name -> parts.add(new Offer(name, Optional.of("interface"), List.of())));
    pkg.worlds()
        .keySet()
        .forEach(name -> parts.add(new Offer(name, Optional.of("world"), List.of())));
    return parts;
  }

  private List<Offer> offers() {
    var offers = new ArrayList<Offer>();
    component
        .type()
        .exports()
        .forEach((name, desc) -> {
          var functions = signatures().of(name, desc, false);
          boolean alone = !(desc instanceof ExternDesc.OfInstance);
          offers.add(
              new Offer(
                  name,
                  alone
                      ? Optional.of(functions.isEmpty() ? desc.sort() : functions.getFirst().type())
                      : Optional.empty(),
                  alone ? List.of() : functions));
        });
    return offers;
  }

  private WitSignatures signatures() {
    return new WitSignatures(wit);
  }

  /** One that Wharf accepts: what must be replaced is in capitals. */
  private Optional<String> grant(List<Want> wants) {
    var exports = component.type().exports();
    String command;
    if (exports.keySet().stream().anyMatch(name -> name.startsWith("wasi:cli/run@"))) {
      command = "wharf run";
    } else if (exports.keySet().stream().anyMatch(ComponentInspection::isHandler)) {
      command = "wharf serve";
    } else {
      Optional<String> call = firstCall();
      if (call.isEmpty()) {
        return Optional.empty();
      }
      command = "wharf run --invoke '" + call.get() + "'";
    }
    return Optional.of(CommandWords.of(command, wants, file.name()));
  }

  private static boolean isHandler(String name) {
    return name.startsWith("wasi:http/handler@") || name.startsWith("wasi:http/incoming-handler@");
  }

  private Optional<String> firstCall() {
    for (Map.Entry<String, ExternDesc> export : component.type().exports().entrySet()) {
      String name = export.getKey();
      boolean alone = export.getValue() instanceof ExternDesc.OfFunc;
      for (Signature function : signatures().of(name, export.getValue(), false)) {
        String arguments = function.type().contains("func()") ? "()" : "(...)";
        if (alone) {
          return Optional.of(name + arguments);
        }
        if (!function.name().startsWith("[")) {
          int at = name.indexOf('@');
          String plain = at < 0 ? name : name.substring(0, at);
          String version = at < 0 ? "" : name.substring(at);
          return Optional.of(plain + "." + function.name() + version + arguments);
        }
      }
    }
    return Optional.empty();
  }
}
