package dev.wharf.component.wrap;

import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.CanonBuiltin;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.type.ValType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the names of a core import mean. The first names an interface, with {@code [export]} before
 * one that the module exports, or {@code $root} for the world itself; the second a function, or in
 * brackets a built-in and what it is about. {@code [stream-read-1]f} is about the second stream or
 * future in the type of {@code f}, counted from inside out. These are the names that wit-component
 * understands and wit-bindgen writes.
 */
final class ImportNames {
  private static final String EXPORT = "[export]";
  private static final String ROOT = "$root";
  private static final String ASYNC = "[async-lower]";
  private static final String CANCELLABLE = "[cancellable]";

  private final WrappedWorld world;
  private final Set<String> adapters;

  ImportNames(WrappedWorld world, Set<String> adapters) {
    this.world = world;
    this.adapters = adapters;
  }

  /**
   * @throws LinkException if no world says what it means
   */
  CoreItem item(Import entry, boolean ofAdapter) {
    String module = entry.module();
    String name = entry.name();
    if (ofAdapter && module.equals("__main_module__")) {
      return new CoreItem.OfMain(name);
    }
    if (ofAdapter
        && module.equals("env")
        && name.equals("memory")
        && entry.desc() instanceof Import.OfMemory) {
      return new CoreItem.OfMain(name);
    }
    if (!(entry.desc() instanceof Import.OfFunc)) {
      throw new LinkException(
          "the module imports `" + module + "` `" + name + "`, which is no function");
    }
    if (adapters.contains(module)) {
      return new CoreItem.OfAdapter(module, name);
    }
    boolean exported = module.startsWith(EXPORT);
    String in = exported ? module.substring(EXPORT.length()) : module;
    Optional<String> scope = in.equals(ROOT) ? Optional.empty() : Optional.of(in);
    return plain(name, scope)
        .or(() -> exported ? ofExport(name, scope) : lower(name, scope))
        .or(() -> resource(name, scope, !exported))
        .or(() -> copy(name, scope, !exported))
        .orElseThrow(() -> unknown(module, name, scope, exported));
  }

  private LinkException unknown(
      String module, String name, Optional<String> scope, boolean exported) {
    boolean known =
        scope.isEmpty()
            || (exported
                ? world.exportNamed(scope.get()).isPresent()
                : world.imported(scope.get()).isPresent());
    return new LinkException(
        LinkException.Kind.MISSING,
        "the module imports `" + name + "` of `" + module + "`, which its world does not have",
        List.of(
            new LinkException.Fact(
                "world", known ? "has nothing of that name in it" : "has no such interface")),
        known || !module.startsWith("wasi_")
            ? List.of()
            : List.of("--adapt " + module + "=FILE adapts it"));
  }

  private Optional<CoreItem> lower(String name, Optional<String> scope) {
    boolean async = name.startsWith(ASYNC);
    String function = async ? name.substring(ASYNC.length()) : name;
    return world
        .function(true, scope, function)
        .map(type ->
            new CoreItem.Lower(
                world.imports().find(scope.orElse(function)).orElseThrow(),
                scope.map(_ -> function),
                type,
                async));
  }

  private Optional<CoreItem> ofExport(String name, Optional<String> scope) {
    if (name.equals("[task-cancel]")) {
      return Optional.of(new CoreItem.Plain(CanonBuiltin.TASK_CANCEL, new Canon.None()));
    }
    String returns = "[task-return]";
    return name.startsWith(returns)
        ? world
            .function(false, scope, name.substring(returns.length()))
            .map(type -> new CoreItem.TaskReturn(type.result()))
        : Optional.empty();
  }

  private Optional<CoreItem> resource(String name, Optional<String> scope, boolean imported) {
    for (var builtin :
        List.of(CanonBuiltin.RESOURCE_DROP, CanonBuiltin.RESOURCE_NEW, CanonBuiltin.RESOURCE_REP)) {
      String prefix = "[" + builtin.spelling().replace('.', '-') + "]";
      if (name.startsWith(prefix) && (!imported || builtin == CanonBuiltin.RESOURCE_DROP)) {
        return world
            .resource(imported, scope, name.substring(prefix.length()))
            .map(resource -> new CoreItem.OfResource(builtin, resource));
      }
    }
    return Optional.empty();
  }

  /** A built-in that is about nothing in particular. */
  private static Optional<CoreItem> plain(String name, Optional<String> scope) {
    if (scope.isPresent() || !name.startsWith("[")) {
      return Optional.empty();
    }
    boolean async = name.startsWith(ASYNC);
    boolean cancellable = name.startsWith(CANCELLABLE);
    String rest =
        async
            ? name.substring(ASYNC.length())
            : cancellable ? name.substring(CANCELLABLE.length()) : name;
    return switch (rest) {
      case "[waitable-set-wait]" ->
          Optional.of(new CoreItem.Event(CanonBuiltin.WAITABLE_SET_WAIT, cancellable));
      case "[waitable-set-poll]" ->
          Optional.of(new CoreItem.Event(CanonBuiltin.WAITABLE_SET_POLL, cancellable));
      case "[thread-new-indirect-v0]" -> Optional.of(new CoreItem.NewThread());
      default ->
          slot(rest)
              .or(() -> errorContext(rest))
              .or(() ->
                  Arrays.stream(CanonBuiltin.values())
                      .filter(each -> rest.equals("[" + each.spelling().replace('.', '-') + "]"))
                      .findFirst()
                      .flatMap(builtin -> immediate(builtin, async, cancellable))
                      .map(each -> each));
    };
  }

  private static Optional<CoreItem> immediate(
      CanonBuiltin builtin, boolean async, boolean cancellable) {
    return switch (builtin.shape()) {
      case NONE -> Optional.of(new CoreItem.Plain(builtin, new Canon.None()));
      case ASYNC -> Optional.of(new CoreItem.Plain(builtin, new Canon.OfAsync(async)));
      case CANCELLABLE ->
          Optional.of(new CoreItem.Plain(builtin, new Canon.OfCancellable(cancellable)));
      case TYPE,
          TYPE_OPTIONS,
          TYPE_ASYNC,
          OPTIONS,
          RESULT,
          SLOT,
          CANCELLABLE_MEMORY,
          FUNC_TYPE_TABLE ->
          Optional.empty();
    };
  }

  private static Optional<CoreItem> slot(String name) {
    for (var builtin : List.of(CanonBuiltin.CONTEXT_GET, CanonBuiltin.CONTEXT_SET)) {
      String prefix = "[" + builtin.spelling().replace('.', '-') + "-";
      if (name.startsWith(prefix) && name.endsWith("]")) {
        String slot = name.substring(prefix.length(), name.length() - 1);
        slot = slot.startsWith("i32-") ? slot.substring("i32-".length()) : slot;
        if (slot.matches("[0-9]{1,9}")) {
          return Optional.of(
              new CoreItem.Plain(builtin, new Canon.OfSlot(ValType.I32, Integer.parseInt(slot))));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<CoreItem> errorContext(String name) {
    for (var builtin :
        List.of(CanonBuiltin.ERROR_CONTEXT_NEW, CanonBuiltin.ERROR_CONTEXT_DEBUG_MESSAGE)) {
      for (var encoding : StringEncoding.values()) {
        String full = "[" + builtin.spelling().replace('.', '-') + "-" + encoding.word() + "]";
        if (name.equals(full)) {
          return Optional.of(new CoreItem.OfErrorContext(builtin, encoding));
        }
      }
    }
    return Optional.empty();
  }

  /** A built-in of a stream or future in the type of a function, or of one without elements. */
  private Optional<CoreItem> copy(String name, Optional<String> scope, boolean imported) {
    boolean async = name.startsWith(ASYNC);
    String rest = async ? name.substring(ASYNC.length()) : name;
    int close = rest.indexOf(']');
    int dash = close < 0 ? -1 : rest.lastIndexOf('-', close);
    if (dash < 0 || !rest.startsWith("[")) {
      return Optional.empty();
    }
    String which = rest.substring(dash + 1, close);
    String function = rest.substring(close + 1);
    String word = rest.substring(1, dash);
    return Arrays.stream(CanonBuiltin.values())
        .filter(
            each -> each.spelling().startsWith("stream.") || each.spelling().startsWith("future."))
        .filter(each -> each.spelling().replace('.', '-').equals(word))
        .findFirst()
        .flatMap(builtin ->
            copied(builtin, which, function, scope, imported)
                .map(type -> new CoreItem.Copy(builtin, type, async)));
  }

  private Optional<InterfaceType> copied(
      CanonBuiltin builtin,
      String which,
      String function,
      Optional<String> scope,
      boolean imported) {
    if (which.equals("unit")) {
      return Optional.of(
          builtin.spelling().startsWith("stream.")
              ? new InterfaceType.Stream(Optional.empty())
              : new InterfaceType.Future(Optional.empty()));
    }
    if (!which.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    int index = Integer.parseInt(which);
    return world
        .function(imported, scope, function)
        .map(CopiedTypes::of)
        .filter(types -> index < types.size())
        .map(types -> types.get(index));
  }
}
