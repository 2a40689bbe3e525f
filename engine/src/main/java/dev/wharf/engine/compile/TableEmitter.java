package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.AddressType;
import java.lang.constant.MethodTypeDesc;

/** Tables. Spec: exec/instructions, table instructions. */
final class TableEmitter {
  private static final MethodTypeDesc GET = MethodTypeDesc.of(CD_Object, CD_int, Symbols.TABLE);
  private static final MethodTypeDesc SET =
      MethodTypeDesc.of(CD_void, CD_int, CD_Object, Symbols.TABLE);
  private static final MethodTypeDesc SIZE = MethodTypeDesc.of(CD_int, Symbols.TABLE);
  private static final MethodTypeDesc GROW =
      MethodTypeDesc.of(CD_int, CD_Object, CD_int, Symbols.TABLE);
  private static final MethodTypeDesc FILL =
      MethodTypeDesc.of(CD_void, CD_int, CD_Object, CD_int, Symbols.TABLE);
  private static final MethodTypeDesc COPY =
      MethodTypeDesc.of(CD_void, CD_int, CD_int, CD_int, Symbols.TABLE, Symbols.TABLE);
  private static final MethodTypeDesc INIT =
      MethodTypeDesc.of(
          CD_void, CD_int, CD_int, CD_int, Symbols.BASE_INSTANCE, Symbols.TABLE, CD_int);
  private static final MethodTypeDesc DROP =
      MethodTypeDesc.of(CD_void, Symbols.BASE_INSTANCE, CD_int);

  private final Emission emission;
  private final Code code;

  TableEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void emit(Instr instr) {
    switch (instr) {
      case Instr.IndexPair pair -> {
        emission.pop(3);
        if (pair.op() == Opcode.TABLE_COPY) {
          var to = addressType(pair.first());
          var from = addressType(pair.second());
          Addresses.narrow(code, to.min(from));
          Addresses.narrowBelow(code, from, JvmType.INT);
          Addresses.narrowBelow(code, to, JvmType.INT, JvmType.INT);
          loadTable(pair.first());
          loadTable(pair.second());
          code.invoke(Symbols.TABLE_ACCESS, "copy", COPY);
        } else {
          Addresses.narrowBelow(code, addressType(pair.second()), JvmType.INT, JvmType.INT);
          emission.loadInstance();
          loadTable(pair.second());
          code.constant(pair.first());
          code.invoke(Symbols.TABLE_ACCESS, "init", INIT);
        }
      }
      case Instr.Index index -> indexed(index.op(), index.index());
      default -> throw new IllegalStateException("not a table instruction: " + instr);
    }
  }

  private void indexed(Opcode op, int index) {
    switch (op) {
      case TABLE_GET -> {
        emission.pop();
        Addresses.narrow(code, addressType(index));
        access(index, "get", GET);
        var type = JvmType.of(emission.shape.table(index).element());
        if (type == JvmType.FUNC) {
          code.builder().checkcast(Symbols.FUNC);
        }
        emission.push(type);
      }
      case TABLE_SET -> {
        var value = emission.pop();
        emission.pop();
        Addresses.narrowBelow(code, addressType(index), value);
        access(index, "set", SET);
      }
      case TABLE_SIZE -> {
        access(index, "size", SIZE);
        sized(index);
      }
      case TABLE_GROW -> {
        emission.pop(2);
        Addresses.narrow(code, addressType(index));
        access(index, "grow", GROW);
        sized(index);
      }
      case TABLE_FILL -> {
        var address = addressType(index);
        Addresses.narrow(code, address);
        emission.pop();
        var value = emission.pop();
        emission.pop();
        Addresses.narrowBelow(code, address, value, JvmType.INT);
        access(index, "fill", FILL);
      }
      case ELEM_DROP -> {
        emission.loadInstance();
        code.constant(index);
        code.invoke(Symbols.TABLE_ACCESS, "elemDrop", DROP);
      }
      default -> throw new IllegalStateException("not a table instruction: " + op);
    }
  }

  /** Stack: size of a table, or -1 → as a number of the table's address type. */
  private void sized(int table) {
    if (addressType(table) == AddressType.I64) {
      code.builder().i2l();
    }
    emission.push(Addresses.jvmType(addressType(table)));
  }

  private AddressType addressType(int table) {
    return emission.shape.module().table(table).address();
  }

  private void access(int table, String name, MethodTypeDesc type) {
    loadTable(table);
    code.invoke(Symbols.TABLE_ACCESS, name, type);
  }

  private void loadTable(int index) {
    emission.loadInstance();
    InstanceFields.loadTable(code, index);
  }
}
