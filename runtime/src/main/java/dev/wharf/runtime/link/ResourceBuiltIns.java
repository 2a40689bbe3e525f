package dev.wharf.runtime.link;

import dev.wharf.component.definition.CanonBuiltin;
import dev.wharf.engine.Func;
import dev.wharf.engine.HostFunc;
import dev.wharf.engine.Store;
import dev.wharf.runtime.resource.ResourceHandle;
import dev.wharf.runtime.resource.ResourceInstanceType;
import java.lang.reflect.Method;

/**
 * The functions {@code resource.new}, {@code resource.drop} and {@code resource.rep} of one
 * instance for one resource type. Public, since generated classes call the methods directly.
 *
 * <p>Spec: Canonical ABI, {@code canon_resource_new}, {@code canon_resource_drop}, {@code
 * canon_resource_rep}.
 */
public final class ResourceBuiltIns {
  private static final Method NEW = method("create", int.class);
  private static final Method DROP = method("drop", int.class);
  private static final Method REP = method("rep", int.class);

  private final InstanceScope scope;
  private final ResourceInstanceType type;

  ResourceBuiltIns(InstanceScope scope, ResourceInstanceType type) {
    this.scope = scope;
    this.type = type;
  }

  Func func(CanonBuiltin builtin, Store store) {
    Method method =
        switch (builtin) {
          case RESOURCE_NEW -> NEW;
          case RESOURCE_DROP -> DROP;
          case RESOURCE_REP -> REP;
          default -> throw new IllegalStateException("not of resources: " + builtin.spelling());
        };
    Module runtime = ResourceBuiltIns.class.getModule();
    if (runtime.isNamed()) {
      ClassLoader loader = store.engine().adapterLoader(ResourceBuiltIns.class.getClassLoader());
      runtime.addExports(ResourceBuiltIns.class.getPackageName(), loader.getUnnamedModule());
    }
    return HostFunc.ofMethod(store, this, method);
  }

  public int create(int rep) {
    scope.checkLeave();
    return scope.handles().add(ResourceHandle.ownGuest(type, rep));
  }

  public void drop(int index) {
    scope.checkLeave();
    ResourceHandle handle = scope.handles().takeForDrop(index, type);
    if (handle.isOwn()) {
      type.destroy(handle);
    }
  }

  public int rep(int index) {
    return scope.handles().get(index, type).rep();
  }

  private static Method method(String name, Class<?>... params) {
    try {
      return ResourceBuiltIns.class.getMethod(name, params);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
