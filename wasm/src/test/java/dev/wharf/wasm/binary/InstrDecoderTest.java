package dev.wharf.wasm.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.instr.CatchClause;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.MemArg;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.ValType;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InstrDecoderTest {
  @Test
  void immediatesBelongToTheirShape() {
    assertThat(decode("01")).isSameAs(Opcode.NOP.plain());
    assertThat(decode("02 40")).isEqualTo(new Instr.Block(Opcode.BLOCK, BlockType.EMPTY));
    assertThat(decode("03 7e"))
        .isEqualTo(new Instr.Block(Opcode.LOOP, new BlockType.Value(ValType.I64)));
    assertThat(decode("04 05")).isEqualTo(new Instr.Block(Opcode.IF, new BlockType.Indexed(5)));
    assertThat(decode("20 81 01")).isEqualTo(new Instr.Index(Opcode.LOCAL_GET, 129));
    assertThat(decode("11 02 01")).isEqualTo(new Instr.CallIndirect(Opcode.CALL_INDIRECT, 2, 1));
    assertThat(decode("41 7f")).isEqualTo(new Instr.I32Const(Opcode.I32_CONST, -1));
    assertThat(decode("43 0000a07f")).isEqualTo(new Instr.F32Const(Opcode.F32_CONST, 0x7FA0_0000));
    assertThat(decode("44 010000000000f07f"))
        .isEqualTo(new Instr.F64Const(Opcode.F64_CONST, 0x7FF0_0000_0000_0001L));
    assertThat(decode("fc 0a 01 00")).isEqualTo(new Instr.IndexPair(Opcode.MEMORY_COPY, 1, 0));
    assertThat(decode("1f 40 02 00 01 02 03 00"))
        .isEqualTo(
            new Instr.TryTable(
                Opcode.TRY_TABLE,
                BlockType.EMPTY,
                List.of(new CatchClause.Catch(1, 2), new CatchClause.CatchAllRef(0))));
  }

  @Test
  void aMemoryIndexFollowsIfBit6OfTheAlignmentIsSet() {
    assertThat(decode("28 02 10"))
        .isEqualTo(new Instr.Memory(Opcode.I32_LOAD, new MemArg(2, 16, 0)));
    assertThat(decode("28 42 03 10"))
        .isEqualTo(new Instr.Memory(Opcode.I32_LOAD, new MemArg(2, 16, 3)));
    assertThatThrownBy(() -> decode("28 80 01 00")).hasMessage("malformed memop flags");
  }

  @Test
  void indicesBeyondAnySpaceStayUnknownAndPositive() {
    assertThat(decode("10 ff ff ff ff 0f"))
        .isEqualTo(new Instr.Index(Opcode.CALL, Integer.MAX_VALUE));
  }

  @Test
  void codesThatAreNotInTheTableAreMalformed() {
    for (String hex : List.of("ff", "27", "fd 9a 01", "fc 17", "fc ff ff ff ff 0f", "c5")) {
      assertThatThrownBy(() -> decode(hex))
          .isInstanceOf(MalformedException.class)
          .hasMessageStartingWith("illegal opcode");
    }
  }

  @Test
  void aCountBeyondTheInputReservesNothing() {
    assertThatThrownBy(() -> decode("0e ff ff ff ff 07"))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("unexpected end");
    assertThatThrownBy(() -> decode("1c ff ff ff ff 0f")).hasMessageStartingWith("unexpected end");
    assertThatThrownBy(() -> decode("1f 40 ff 7f")).hasMessageStartingWith("unexpected end");
  }

  /** Sixteen zero bytes are good immediates for all but a few shapes. */
  @ParameterizedTest
  @EnumSource(Opcode.class)
  void eachOpcodeIsDecodedAndEncodedToTheSameBytes(Opcode op) {
    var out = new ByteWriter();
    if (op.code() > 0xFF) {
      out.u8(op.code() >>> Opcode.PREFIX_SHIFT);
      out.u32(op.code() & 0xFFF);
    } else {
      out.u8(op.code());
    }
    byte[] immediates =
        switch (op.shape()) {
          case HEAP_TYPE -> new byte[] {0x70};
          case TYPES -> new byte[] {1, 0x7F};
          case BLOCK -> new byte[] {0x40};
          case TRY_TABLE -> new byte[] {0x40, 2, 1, 0, 0, 2, 0};
          case BR_ON_CAST -> new byte[] {1, 0, 0x70, 0x70};
          default -> new byte[16];
        };
    out.raw(immediates, 0, immediates.length);
    byte[] bytes = out.toByteArray();
    var decoder = new InstrDecoder(bytes, 0, bytes.length);

    var instr = decoder.next();

    assertThat(instr.op()).isEqualTo(op);
    var again = new ByteWriter();
    InstrEncoder.encode(again, instr);
    assertThat(HexFormat.of().formatHex(again.toByteArray()))
        .isEqualTo(HexFormat.of().formatHex(bytes, 0, decoder.position()));
    assertThat(new InstrDecoder(bytes, 0, bytes.length).advance()).isEqualTo(op);
  }

  private static Instr decode(String hex) {
    byte[] bytes = WasmBytes.of(hex);
    var decoder = new InstrDecoder(bytes, 0, bytes.length);
    var instr = decoder.next();
    assertThat(decoder.offset()).isZero();
    assertThat(decoder.hasNext()).isFalse();
    return instr;
  }
}
