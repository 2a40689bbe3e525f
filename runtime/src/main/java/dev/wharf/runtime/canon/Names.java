package dev.wharf.runtime.canon;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** Descriptors that generated adapters refer to. */
final class Names {
  static final ClassDesc FUNC = ClassDesc.of("dev.wharf.engine.Func");
  static final ClassDesc FUNC_TYPE = ClassDesc.of("dev.wharf.wasm.type.FuncType");
  static final ClassDesc STORE = ClassDesc.of("dev.wharf.engine.Store");
  static final ClassDesc MEMORY = ClassDesc.of("dev.wharf.engine.Memory");
  static final ClassDesc HOST_CALLS = ClassDesc.of("dev.wharf.engine.abi.HostCalls");
  static final ClassDesc SCOPE = ClassDesc.of("dev.wharf.runtime.link.InstanceScope");
  static final ClassDesc ENTERING =
      ClassDesc.of("dev.wharf.runtime.async.InstanceTasks").nested("Entering");
  static final ClassDesc CALL_SCOPE = ClassDesc.of("dev.wharf.runtime.resource.CallScope");
  static final ClassDesc GUEST_EXCEPTION = ClassDesc.of("dev.wharf.wasm.GuestException");
  static final ClassDesc TRAP_EXCEPTION = ClassDesc.of("dev.wharf.wasm.TrapException");
  static final ClassDesc WIT_EXCEPTION = ClassDesc.of("dev.wharf.runtime.value.WitException");
  static final ClassDesc RESULT = ClassDesc.of("dev.wharf.runtime.value.Result");
  static final ClassDesc OK = RESULT.nested("Ok");
  static final ClassDesc ERR = RESULT.nested("Err");
  static final ClassDesc UNIT = ClassDesc.of("dev.wharf.runtime.value.Unit");
  static final ClassDesc OPTIONAL = ClassDesc.of("java.util.Optional");
  static final ClassDesc LIST = ConstantDescs.CD_List;
  static final ClassDesc MAP = ConstantDescs.CD_Map;
  static final ClassDesc ENUM = ClassDesc.of("java.lang.Enum");
  static final ClassDesc COLLECTION = ConstantDescs.CD_Collection;
  static final ClassDesc RUNTIME_EXCEPTION = ClassDesc.of("java.lang.RuntimeException");
  static final ClassDesc NULL_POINTER = ClassDesc.of("java.lang.NullPointerException");

  static final ClassDesc SIDE = canon("GuestSide");
  static final ClassDesc SITE = canon("AdapterSite");
  static final ClassDesc ACCESS = canon("MemoryAccess");
  static final ClassDesc SCALARS = canon("Scalars");
  static final ClassDesc LISTS = canon("NumberLists");
  static final ClassDesc STRINGS = canon("StringCodec");
  static final ClassDesc TRANSCODER = canon("Transcoder");
  static final ClassDesc HANDLES = canon("Handles");
  static final ClassDesc ENUM_TABLE = canon("EnumTable");
  static final ClassDesc SLOT = canon("ResourceSlot");
  static final ClassDesc END = canon("EndSlot");
  static final ClassDesc ENDS = canon("Ends");
  static final ClassDesc TASK_CALL = canon("TaskCall");
  static final ClassDesc ERROR_CONTEXT = ClassDesc.of("dev.wharf.runtime.value.ErrorContext");
  static final ClassDesc REALLOCATOR = canon("Reallocator");
  static final ClassDesc EXPORT_CALLS = canon("ExportCalls");
  static final ClassDesc HOST_VALUE = canon("HostValueException");

  private Names() {}

  private static ClassDesc canon(String name) {
    return ClassDesc.of("dev.wharf.runtime.canon." + name);
  }

  static ClassDesc of(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }
}
