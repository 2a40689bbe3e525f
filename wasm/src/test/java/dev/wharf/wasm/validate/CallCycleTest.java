package dev.wharf.wasm.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.wasm.text.ModuleParser;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CallCycleTest {
  @Test
  void aChainOfCallsIsNoCycle() {
    assertThat(cyclic("(func (call 1)) (func (call 2)) (func)")).isEmpty();
  }

  @Test
  void aFunctionThatCallsItselfIsOne() {
    assertThat(cyclic("(func (call 1)) (func (call 1)) (func)")).containsExactly(1);
  }

  @Test
  void allFunctionsOfARoundAreOnIt() {
    assertThat(cyclic("(func (call 1)) (func (call 2)) (func (call 1) (call 3)) (func)"))
        .containsExactly(1, 2);
  }

  @Test
  void twoRoundsThatShareAFunctionAreOne() {
    assertThat(
            cyclic(
                """
                (func (call 1) (call 2)) (func (call 0)) (func (call 3)) (func (call 0))
                (func (call 0))
                """))
        .containsExactly(0, 1, 2, 3);
  }

  @Test
  void anIndirectCallReachesWhatIsInATable() {
    assertThat(
            cyclic(
                """
                (table 3 funcref) (elem (i32.const 0) 1 2)
                (func (call_indirect (i32.const 0)))
                (func (call 0))
                (func)
                """))
        .containsExactly(0, 1);
  }

  @Test
  void anImportMayCallAnExport() {
    assertThat(
            cyclic(
                """
                (import "" "" (func))
                (func (export "a") (call 2))
                (func (call 0))
                (func (call 0))
                (func (export "b"))
                """))
        .containsExactly(1, 2);
  }

  @Test
  void aSharedTableMayHoldFunctionsThatCallBack() {
    String functions =
        """
        (func (export "run") (call 1))
        (func (call_indirect (i32.const 0)))
        """;
    assertThat(cyclic("(table 1 funcref)" + functions)).isEmpty();
    assertThat(cyclic("(table (export \"t\") 1 funcref)" + functions)).containsExactly(0, 1);
    assertThat(cyclic("(import \"\" \"t\" (table 1 funcref))" + functions)).containsExactly(0, 1);
  }

  private static int[] cyclic(String fields) {
    var valid = ModuleValidator.validate(ModuleParser.parse("(module " + fields + ")"));
    return IntStream.range(0, valid.funcCount()).filter(valid::onCallCycle).toArray();
  }
}
