package dev.wharf.runtime.canon;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.engine.Func;
import dev.wharf.engine.HostFunc;
import dev.wharf.engine.Store;
import dev.wharf.engine.load.StackRoom;
import dev.wharf.runtime.value.Val;
import dev.wharf.wasm.type.FuncType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes functions of one kind from functions of another: the door to compiled adapters and to the
 * plain rules.
 */
public final class Adapters {
  private Adapters() {}

  /**
   * A component-level function as a core function for the instance that imports it. Spec: Canonical
   * ABI, {@code canon_lower}.
   *
   * @param type its type in terms of the component that lowers it
   */
  public static Func lower(
      Callee callee, ComponentFuncType type, CanonContext context, FuncType coreType, Store store) {
    var cache = AdapterCache.of(store.engine());
    if (context.async() || isTask(callee)) {
      return LazyImport.of(
          () -> StackRoom.get(() -> HostFunc.of(store, coreType, lowered(callee, type, context))),
          coreType,
          store,
          cache);
    }
    return switch (callee) {
      case Callee.Guest guest -> fuse(guest, Occurrences.of(type), context, coreType, cache);
      case Callee.Host(var _, HostFunction.Dynamic(var body)) -> {
        var occurrences = Occurrences.of(type);
        var caller = GuestSide.of(context);
        yield HostFunc.of(
            store,
            coreType,
            ValCalls.lowered(body, occurrences, caller, slots(occurrences, context)));
      }
      case Callee.Host(var _, BoundMethod method) ->
          LazyImport.of(
              () -> hostImport(method, type, context, coreType, store), coreType, store, cache);
    };
  }

  /** A call that may block, or does not wait for its callee. */
  private static LoweredCall lowered(
      Callee callee, ComponentFuncType lowered, CanonContext context) {
    var type = Occurrences.of(lowered);
    var caller = GuestSide.of(context);
    var slots = slots(type, context);
    return switch (callee) {
      case Callee.Guest guest ->
          new LoweredGuestCall(new LiftedFunction(guest), type, context, caller, slots);
      case Callee.Host(var _, var function) ->
          new LoweredHostCall(
              switch (function) {
                case HostFunction.Dynamic(var body) ->
                    new ValTarget(body, type, caller, slots, context);
                case BoundMethod method -> methodTarget(method, type, context, caller, slots);
              },
              type,
              context,
              caller);
    };
  }

  private static MethodTarget methodTarget(
      BoundMethod method,
      Occurrences type,
      CanonContext context,
      GuestSide caller,
      ResourceSlot[] slots) {
    var store = context.scope().tasks().scheduler().store();
    var site = new Lanes.Site(store, loader(method.method().getDeclaringClass()), slots, caller);
    return new MethodTarget(
        method, LoweredCall.params(type, context), LoweredCall.result(type, context), caller, site);
  }

  /** The loader that sees the classes of a binding: that of a class that is not ours or Java's. */
  static ClassLoader loader(Binding binding) {
    ClassLoader own = loader(binding.java());
    ClassLoader ours = Adapters.class.getClassLoader();
    if (own != ours && own != ClassLoader.getPlatformClassLoader()) {
      return own;
    }
    return parts(binding)
        .map(Adapters::loader)
        .filter(loader -> loader != ours)
        .findFirst()
        .orElse(ours);
  }

  private static Stream<Binding> parts(Binding binding) {
    return switch (binding) {
      case Binding.Elements(var _, var element) -> Stream.of(element);
      case Binding.FixedElements(var _, var element) -> Stream.of(element);
      case Binding.Entries(var _, var pairs) -> Stream.of(pairs);
      case Binding.Maybe(var _, var payload, _) -> Stream.of(payload);
      case Binding.End(var _, var _, var element) -> element.stream();
      case Binding.Outcome(var _, var ok, var error) -> Stream.concat(ok.stream(), error.stream());
      case Binding.Product(var _, var _, var members) ->
          members.stream().map(Binding.Member::binding);
      case Binding.FlagSet _,
          Binding.Scalar _,
          Binding.Numbers _,
          Binding.Sum _,
          Binding.Labels _,
          Binding.Handle _ ->
          Stream.empty();
    };
  }

  /** Whether calls need a task: the callee may block, or asks which task it is in. */
  static boolean isTask(Callee callee) {
    return switch (callee) {
      case Callee.Guest guest ->
          guest.type().async()
              || TypeParts.containsAsync(guest.type())
              || guest.context().scope().usesTasks();
      case Callee.Host host -> host.type().async();
    };
  }

  private static Func fuse(
      Callee.Guest guest,
      Occurrences type,
      CanonContext context,
      FuncType coreType,
      AdapterCache cache) {
    var shape = new FusedAdapter(type.type(), guest.context().postReturn().isPresent());
    var entry = cache.get(shape, Adapters.class.getClassLoader(), shape::build);
    var site =
        new AdapterSite(
            guest.core().store(),
            new GuestSide[] {GuestSide.of(context), GuestSide.of(guest.context())},
            functions(guest),
            guest.context().scope().tasks().enteringFrom(context.scope().tasks()),
            entry,
            slots(type, context));
    return (Func) entry.make(site, coreType);
  }

  private static Object[] functions(Callee.Guest guest) {
    return guest
        .context()
        .postReturn()
        .map(post -> new Object[] {guest.core(), post})
        .orElseGet(() -> new Object[] {guest.core()});
  }

  private static Func hostImport(
      BoundMethod bound,
      ComponentFuncType type,
      CanonContext context,
      FuncType coreType,
      Store store) {
    var cache = AdapterCache.of(store.engine());
    // To look whether the stack has room takes longer than all the rest where the class is known.
    var known = bound.adapter().in(cache);
    return known.isPresent()
        ? hostImport(known.get(), bound, type, context, coreType, store)
        : StackRoom.get(() ->
            hostImport(bound.adapter().make(cache, bound), bound, type, context, coreType, store));
  }

  private static Func hostImport(
      AdapterCache.Entry entry,
      BoundMethod bound,
      ComponentFuncType type,
      CanonContext context,
      FuncType coreType,
      Store store) {
    var site =
        new AdapterSite(
            store,
            new GuestSide[] {GuestSide.of(context)},
            new Object[] {bound.receiver()},
            null, // hot: a host is not entered
            entry,
            slots(Occurrences.of(type), context));
    return (Func) entry.make(site, coreType);
  }

  static ClassLoader loader(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null ? ClassLoader.getPlatformClassLoader() : loader;
  }

  static ResourceSlot[] slots(Occurrences type, CanonContext context) {
    var slots = new ResourceSlot[type.resources().size()];
    for (int i = 0; i < slots.length; i++) {
      var resource = context.scope().resource(type.resources().get(i).index());
      slots[i] = new ResourceSlot(resource, handle -> handle);
    }
    return slots;
  }

  /**
   * Calls a function with values of any type and gives its result, or nothing where it has none.
   */
  public static List<Val> call(Callee callee, List<Val> args) {
    return DynamicCall.of(callee).call(args);
  }

  /** A guest's function as a method handle without boxing, of the classes of the signature. */
  public static MethodHandle typed(Callee.Guest guest, Signature signature, List<Class<?>> params) {
    var adapter =
        export(
            guest,
            signature,
            params,
            Adapters.class.getClassLoader(),
            _ -> handle -> handle,
            false,
            false);
    try {
      return MethodHandles.publicLookup()
          .findVirtual(
              adapter.getClass(),
              "invoke",
              MethodType.methodType(signature.outcome().java(), params))
          .bindTo(adapter);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * An object with a method {@code invoke} that calls a guest's function.
   *
   * @param params the classes that the method takes
   * @param wrappers what makes the Java objects for the guest's resources, by the class that they
   *     have
   * @param later whether it returns a {@code CompletableFuture} of the result
   * @param interruptible whether the method declares {@code InterruptedException}, so that a call
   *     that an interrupt cancelled may throw it
   */
  public static Object export(
      Callee.Guest guest,
      Signature signature,
      List<Class<?>> params,
      ClassLoader host,
      Function<Class<?>, ResourceSlot.Wrapper> wrappers,
      boolean later,
      boolean interruptible) {
    var store = guest.core().store();
    var cache = AdapterCache.of(store.engine());
    if (later || isTask(guest)) {
      return taskExport(guest, signature, params, host, wrappers, later, interruptible);
    }
    var shape =
        new HostExportAdapter(
            signature, List.copyOf(params), guest.context().postReturn().isPresent());
    var entry = cache.get(shape, host, shape::build);
    return entry.make(
        new AdapterSite(
            store,
            new GuestSide[] {null, GuestSide.of(guest.context())}, // hot: no caller
            functions(guest),
            guest.context().scope().tasks().enteringFromHost(),
            entry,
            slots(guest, HandleClasses.of(signature), wrappers)));
  }

  private static Object taskExport(
      Callee.Guest guest,
      Signature signature,
      List<Class<?>> params,
      ClassLoader host,
      Function<Class<?>, ResourceSlot.Wrapper> wrappers,
      boolean later,
      boolean interruptible) {
    var store = guest.core().store();
    var slots = slots(guest, HandleClasses.of(signature), wrappers);
    var result = later ? CompletableFuture.class : signature.outcome().java();
    var shape = new TaskExportAdapter(List.copyOf(params), result, later);
    var entry = AdapterCache.of(store.engine()).get(shape, host, shape::build);
    var call =
        new TaskCall(new LiftedFunction(guest), signature, host, slots, interruptible && !later);
    return entry.make(
        new AdapterSite(
            store, new GuestSide[0], new Object[] {call}, null, entry, slots)); // hot: no sides
  }

  private static ResourceSlot[] slots(
      Callee.Guest guest,
      HandleClasses classes,
      Function<Class<?>, ResourceSlot.Wrapper> wrappers) {
    var resources = Occurrences.of(guest.type()).resources();
    var slots = new ResourceSlot[resources.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] =
          new ResourceSlot(
              guest.context().scope().resource(resources.get(i).index()),
              wrappers.apply(classes.get(i)));
    }
    return slots;
  }
}
