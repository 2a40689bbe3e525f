package dev.wharf.component.wrap;

import dev.wharf.component.assemble.ImportWriter;
import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.CanonBuiltin;
import dev.wharf.component.definition.CanonOption;
import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.definition.ValueRef;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;

/** Writes the canonical definitions behind a module's imports. Explainer, canonical definitions. */
final class CanonWriter {
  private final ComponentDraft draft;
  private final ImportWriter importer;
  private final CorePart main;
  private final StringEncoding encoding;

  /**
   * @param main whose memory and allocator serve parts that have none of their own
   */
  CanonWriter(ComponentDraft draft, ImportWriter importer, CorePart main, StringEncoding encoding) {
    this.draft = draft;
    this.importer = importer;
    this.main = main;
    this.encoding = encoding;
  }

  /** Gives the index of the core function. */
  int write(CorePart user, CoreItem item) {
    return draft.add(
        Sort.CORE_FUNC,
        switch (item) {
          case CoreItem.Lower lower -> lower(user, lower);
          case CoreItem.OfResource(var builtin, var resource) ->
              new Canon.BuiltIn(builtin, new Canon.OfType(draft.types().index(resource)), 0);
          case CoreItem.TaskReturn(var result) ->
              new Canon.BuiltIn(
                  CanonBuiltin.TASK_RETURN,
                  new Canon.OfResult(
                      result.map(this::valueRef), options(user, CanonNeeds.MEMORY, false)),
                  0);
          case CoreItem.Plain(var builtin, var immediate) ->
              new Canon.BuiltIn(builtin, immediate, 0);
          case CoreItem.Event(var builtin, boolean cancellable) ->
              new Canon.BuiltIn(
                  builtin, new Canon.OfCancellableAndMemory(cancellable, memory(user)), 0);
          case CoreItem.Copy copy -> copy(user, copy);
          case CoreItem.OfErrorContext(var builtin, var strings) -> {
            var needs = new CanonNeeds(true, builtin == CanonBuiltin.ERROR_CONTEXT_DEBUG_MESSAGE);
            yield new Canon.BuiltIn(
                builtin, new Canon.OfOptions(options(user, needs, true, strings)), 0);
          }
          case CoreItem.NewThread _ -> newThread(user);
          case CoreItem.OfAdapter _, CoreItem.OfMain _ ->
              throw new IllegalStateException("not a canonical definition");
        });
  }

  private Canon lower(CorePart user, CoreItem.Lower lower) {
    int source = importer.index(lower.key()).index();
    int func =
        lower
            .function()
            .map(name -> draft.add(Sort.FUNC, new Alias.OfExport(Sort.FUNC, source, name, 0)))
            .orElse(source);
    var needs = CanonNeeds.ofLower(lower.type(), lower.async());
    return new Canon.Lower(func, async(lower.async(), options(user, needs, true)), 0);
  }

  private Canon copy(CorePart user, CoreItem.Copy copy) {
    int type = draft.types().index(copy.type());
    var immediate =
        switch (copy.builtin().shape()) {
          case TYPE -> new Canon.OfType(type);
          case TYPE_ASYNC -> new Canon.OfTypeAndAsync(type, copy.async());
          default ->
              new Canon.OfTypeAndOptions(
                  type, async(copy.async(), options(user, CanonNeeds.ofCopy(copy), true)));
        };
    return new Canon.BuiltIn(copy.builtin(), immediate, 0);
  }

  private static List<CanonOption> async(boolean async, List<CanonOption> options) {
    if (async) {
      options.add(new CanonOption.Async());
    }
    return options;
  }

  private Canon newThread(CorePart user) {
    var start = new FuncType(List.of(ValType.I32), List.of());
    draft.define(new CoreTypeDef(new CoreTypeDef.OfGroup(RecType.of(start)), 0));
    int type = draft.types().addCoreType();
    int table = draft.alias(user.instance(), Sort.CORE_TABLE, "__indirect_function_table");
    return new Canon.BuiltIn(
        CanonBuiltin.THREAD_NEW_INDIRECT, new Canon.OfFuncTypeAndTable(type, table), 0);
  }

  private ValueRef valueRef(InterfaceType type) {
    return type instanceof InterfaceType.Primitive primitive
        ? new ValueRef.Primitive(primitive)
        : new ValueRef.Index(draft.types().index(type));
  }

  /** Of memory, text and allocation; more may be added to the list. */
  List<CanonOption> options(CorePart user, CanonNeeds needs, boolean forImports) {
    return options(user, needs, forImports, encoding);
  }

  private List<CanonOption> options(
      CorePart user, CanonNeeds needs, boolean forImports, StringEncoding strings) {
    var options = new ArrayList<CanonOption>();
    if (needs.memory()) {
      options.add(new CanonOption.Memory(memory(user)));
      options.add(new CanonOption.Encoding(strings));
    }
    if (needs.realloc()) {
      var from = user.realloc(forImports).isPresent() ? user : main;
      String realloc =
          from.realloc(forImports)
              .orElseThrow(() ->
                  CorePart.missing(
                      "the module does not export `cabi_realloc`, which its world needs"));
      options.add(new CanonOption.Realloc(draft.alias(from.instance(), Sort.CORE_FUNC, realloc)));
    }
    return options;
  }

  /** An adapter without a memory of its own works in that of the main module. */
  private int memory(CorePart user) {
    var from = user.memory().isPresent() ? user : main;
    String memory =
        from.memory()
            .orElseThrow(() ->
                CorePart.missing("the module does not export its memory, which its world needs"));
    return draft.alias(from.instance(), Sort.CORE_MEMORY, memory);
  }
}
