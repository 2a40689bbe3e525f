package dev.wharf.runtime.canon;

import dev.wharf.engine.Memory;
import dev.wharf.engine.Store;
import dev.wharf.runtime.async.InstanceTasks;

/**
 * What one instance of an adapter class is made from; parts that an adapter does not use are
 * absent.
 */
public final class AdapterSite {
  private final Store store;
  private final GuestSide[] sides;
  private final Object[] functions;
  private final InstanceTasks.Entering entering;
  private final EnumTable[] tables;
  private final ResourceSlot[] slots;
  private final EndSlot[] ends;

  /**
   * @param sides by {@link Side}
   * @param functions the function to call, then its {@code post-return}
   */
  AdapterSite(
      Store store,
      GuestSide[] sides,
      Object[] functions,
      InstanceTasks.Entering entering,
      AdapterCache.Entry adapter,
      ResourceSlot[] slots) {
    this.store = store;
    this.sides = sides;
    this.functions = functions;
    this.entering = entering;
    this.tables = adapter.tables();
    this.slots = slots;
    this.ends =
        adapter.ends().stream().map(end -> EndSlot.of(end, slots, store)).toArray(EndSlot[]::new);
  }

  public Store store() {
    return store;
  }

  public GuestSide side(int side) {
    return sides[side];
  }

  public Memory memory(int side) {
    return sides[side].memory();
  }

  public Object function(int index) {
    return functions[index];
  }

  public InstanceTasks.Entering entering() {
    return entering;
  }

  public EnumTable table(int index) {
    return tables[index];
  }

  public ResourceSlot slot(int index) {
    return slots[index];
  }

  public EndSlot end(int index) {
    return ends[index];
  }
}
