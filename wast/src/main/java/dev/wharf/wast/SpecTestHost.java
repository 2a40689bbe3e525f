package dev.wharf.wast;

import dev.wharf.engine.Extern;
import dev.wharf.engine.Func;
import dev.wharf.engine.Global;
import dev.wharf.engine.HostFunc;
import dev.wharf.engine.Memory;
import dev.wharf.engine.Store;
import dev.wharf.engine.Table;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.ValType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The module {@code spectest}, which scripts import; what it prints is dropped. Spec: interpreter,
 * spectest.
 */
final class SpecTestHost {
  private static final float REAL = 666.6f;

  private SpecTestHost() {}

  static Map<String, Extern> exports(Store store) {
    Map<String, Extern> exports = new HashMap<>();
    exports.put("print", print(store));
    exports.put("print_i32", print(store, ValType.I32));
    exports.put("print_i64", print(store, ValType.I64));
    exports.put("print_f32", print(store, ValType.F32));
    exports.put("print_f64", print(store, ValType.F64));
    exports.put("print_i32_f32", print(store, ValType.I32, ValType.F32));
    exports.put("print_f64_f64", print(store, ValType.F64, ValType.F64));
    exports.put("global_i32", global(store, ValType.I32, 666));
    exports.put("global_i64", global(store, ValType.I64, 666));
    exports.put("global_f32", global(store, ValType.F32, Float.floatToRawIntBits(REAL)));
    exports.put("global_f64", global(store, ValType.F64, Double.doubleToRawLongBits(666.6)));
    var elements = new TableType(ValType.FUNCREF, new Bounds(10, OptionalLong.of(20)));
    exports.put("table", Table.create(store, elements, null));
    var elements64 = new TableType(AddressType.I64, ValType.FUNCREF, elements.bounds());
    exports.put("table64", Table.create(store, elements64, null));
    var pages = new MemoryType(new Bounds(1, OptionalLong.of(2)));
    exports.put("memory", Memory.create(store, pages));
    var shared = new MemoryType(AddressType.I32, pages.bounds(), true, pages.pageSizeLog2());
    exports.put("shared_memory", Memory.create(store, shared));
    return exports;
  }

  private static Func print(Store store, ValType... params) {
    return HostFunc.of(store, new FuncType(List.of(params), List.of()), (_, _, _, _) -> {});
  }

  private static Global global(Store store, ValType type, long bits) {
    return Global.create(store, new GlobalType(type, false), bits, null);
  }
}
