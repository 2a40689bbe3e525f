package dev.wharf.component.wrap;

import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.CanonOption;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.wasm.LinkException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lifts what modules export for their world, and exports it. Explainer, canonical definitions. */
final class ExportWriter {
  private final ComponentDraft draft;
  private final CanonWriter canons;

  ExportWriter(ComponentDraft draft, CanonWriter canons) {
    this.draft = draft;
    this.canons = canons;
  }

  void write(String name, WrappedWorld.Exported exported) {
    var types = draft.types();
    switch (exported.type()) {
      case ExternDesc.OfFunc(var type) -> {
        int func = lift(exported.part(), name, type);
        draft.add(Sort.FUNC, export(name, exported, new SortIndex(Sort.FUNC, func)));
      }
      case ExternDesc.OfInstance(InstanceType type) -> {
        Map<String, Integer> funcs = new LinkedHashMap<>();
        type.exports()
            .forEach((function, item) -> {
              if (item instanceof ExternDesc.OfFunc(var func)) {
                funcs.put(function, lift(exported.part(), name + "#" + function, func));
              }
            });
        var shape = new ExportShape(type, types::index, funcs);
        int component =
            draft.add(Sort.COMPONENT, new Definition.NestedComponent(shape.component(), 0));
        draft.define(new Instance.Instantiate(component, shape.args(), 0));
        int instance = types.addInstance(type);
        draft.define(export(name, exported, new SortIndex(Sort.INSTANCE, instance)));
        types.addInstance(type);
      }
      case ExternDesc.OfType _, ExternDesc.OfModule _, ExternDesc.OfComponent _ ->
          throw new LinkException(
              "a world cannot export the " + exported.type().sort() + " `" + name + "`");
    }
  }

  private static Export export(String name, WrappedWorld.Exported exported, SortIndex what) {
    return new Export(new NameAttributes(name, exported.attributes()), what, Optional.empty(), 0);
  }

  /** A component function of the core function of this name, in one of the ways to name it. */
  private int lift(CorePart part, String name, ComponentFuncType type) {
    String callback = "[async-lift]" + name;
    String stackful = "[async-lift-stackful]" + name;
    boolean async = part.exportsFunc(callback) || part.exportsFunc(stackful);
    String core = part.exportsFunc(callback) ? callback : async ? stackful : name;
    if (!part.exportsFunc(core)) {
      throw CorePart.missing("the module does not export `" + name + "`, which its world does");
    }
    CoreSignature.check(
        "exports `" + core + "`",
        part.exportType(core),
        CoreSignature.lifted(type, async, core.equals(callback)));
    int index = draft.types().index(type);
    var options = canons.options(part, CanonNeeds.ofLift(type, async), false);
    if (async) {
      options.add(new CanonOption.Async());
    }
    if (core.equals(callback)) {
      options.add(new CanonOption.Callback(callback(part, "[callback]" + callback)));
    }
    String after = "cabi_post_" + name;
    if (!async && part.exportsFunc(after)) {
      options.add(new CanonOption.PostReturn(alias(part, after)));
    }
    return draft.add(Sort.FUNC, new Canon.Lift(alias(part, core), options, index, 0));
  }

  private int callback(CorePart part, String export) {
    if (!part.exportsFunc(export)) {
      throw CorePart.missing(
          "the module does not export `" + export + "`, which goes with an async function");
    }
    return alias(part, export);
  }

  private int alias(CorePart part, String export) {
    return draft.alias(part.instance(), Sort.CORE_FUNC, export);
  }
}
