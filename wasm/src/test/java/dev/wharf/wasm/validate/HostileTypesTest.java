package dev.wharf.wasm.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.FieldType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.SubType;
import dev.wharf.wasm.type.TypeInterner;
import dev.wharf.wasm.type.TypeSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Type definitions that cost much more than their size if they are handled plainly. */
final class HostileTypesTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void typesThatMentionEachOtherTwiceAreComparedInLinearTime() {
    // Written out, the last has 2^5000 parts; the second half equals the first.
    int half = 5_000;
    var groups = new ArrayList<RecType>();
    for (int i = 0; i < half; i++) {
      groups.add(pair(i == 0 ? List.of() : List.of(i - 1, i - 1)));
    }
    for (int i = 0; i < half; i++) {
      groups.add(pair(i == 0 ? List.of() : List.of(half + i - 1, half + i - 1)));
    }
    var space = new TypeSpace(groups);

    var types =
        Assertions.assertTimeoutPreemptively(
            SOON, () -> validate(space).closed(new TypeInterner()));

    assertThat(types.defType(half - 1)).isSameAs(types.defType(2 * half - 1));
    assertThat(types.defType(half - 1).definition().toString()).hasSizeLessThan(200);
  }

  @Test
  void aGroupMayHaveAMillionMembers() {
    var members = new ArrayList<SubType>();
    for (int i = 0; i < Limits.TYPES; i++) {
      members.add(struct(List.of(), List.of((i + 1) % Limits.TYPES)));
    }
    var space = new TypeSpace(List.of(new RecType(members)));

    Assertions.assertTimeoutPreemptively(SOON, () -> validate(space));
  }

  @Test
  void supertypesGoUpSixtyThreeSteps() {
    validate(chain(Limits.SUBTYPE_DEPTH + 1));

    assertThatThrownBy(() -> validate(chain(Limits.SUBTYPE_DEPTH + 2)))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("sub type 64 has too many types above it");
  }

  private static TypeSpace chain(int length) {
    var groups = new ArrayList<RecType>();
    for (int i = 0; i < length; i++) {
      var above = i == 0 ? List.<HeapType>of() : List.<HeapType>of(new HeapType.Concrete(i - 1));
      groups.add(new RecType(List.of(struct(above, List.of()))));
    }
    return new TypeSpace(groups);
  }

  private static RecType pair(List<Integer> fields) {
    return new RecType(List.of(struct(List.of(), fields)));
  }

  private static SubType struct(List<HeapType> above, List<Integer> fields) {
    var types = new ArrayList<FieldType>();
    for (int index : fields) {
      types.add(new FieldType(new RefType(true, new HeapType.Concrete(index)), false));
    }
    return new SubType(false, above, new StructType(types));
  }

  private static ValidModule validate(TypeSpace types) {
    var module =
        new Module(
            types,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            OptionalInt.empty(),
            List.of(),
            OptionalInt.empty(),
            List.of(),
            List.of(),
            new CodeRange(new byte[0], 0, 0));
    return ModuleValidator.validate(module, EnumSet.allOf(Feature.class));
  }
}
