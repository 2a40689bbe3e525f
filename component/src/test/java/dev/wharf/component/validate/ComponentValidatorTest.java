package dev.wharf.component.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.component.ComponentBytes;
import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.ValidationException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentValidatorTest {
  private final ValidComponent library = validate(ComponentBytes.library());

  @Test
  void importsAndExportsHaveFullTypes() {
    assertThat(library.type().imports().sequencedKeySet())
        .containsExactly("level", "acme:store/shelves@0.2.3");
    assertThat(library.type().exports().sequencedKeySet())
        .containsExactly(
            "cart", "style", "total", "paint", "[constructor]cart", "acme:store/carts@0.2.3");
    var total = ((ExternDesc.OfFunc) library.type().exports().get("total")).type();
    assertThat(total.params().getFirst().type())
        .isInstanceOfSatisfying(
            InterfaceType.ListOf.class,
            list -> assertThat(list.element()).isInstanceOf(InterfaceType.Record.class));
  }

  @Test
  void eachResourceOfAComponentHasAnIndexAndASource() {
    // The imported shelf, the cart defined here, and what the nested component makes.
    assertThat(library.resourceCount()).isEqualTo(3);
    var imported = step(Step.Import.class, 1);
    assertThat(imported.opens()).hasSize(1);
    assertThat(imported.opens().getFirst().path()).containsExactly("shelf");
    assertThat(imported.opens().getFirst().resource().index()).isEqualTo(0);
    assertThat(step(Step.DefineResource.class, 0).resource().index()).isEqualTo(1);
    var instance = step(Step.Instantiate.class, 0);
    assertThat(instance.opens()).hasSize(1);
    assertThat(instance.opens().getFirst().path()).containsExactly("own");
    assertThat(instance.opens().getFirst().resource().index()).isEqualTo(2);
  }

  @Test
  void anInstanceSpeaksOfTheResourcesThatItWasGiven() {
    var exports = step(Step.Instantiate.class, 0).type().exports();
    var basket = (ResourceType) ((ExternDesc.OfType) exports.get("basket")).type();
    assertThat(basket).isEqualTo(step(Step.DefineResource.class, 0).resource());
    var make = ((ExternDesc.OfFunc) exports.get("make")).type();
    assertThat(make.result()).contains(new InterfaceType.Own(basket));
  }

  @Test
  void parametersOfTheTypeAreImportsAndItsNewResourcesExports() {
    var type = library.type();
    assertThat(type.importedResources().stream().map(r -> r.path()).toList())
        .containsExactly(List.of("acme:store/shelves@0.2.3", "shelf"));
    assertThat(type.exportedResources().stream().map(r -> r.path()).toList())
        .containsExactly(List.of("cart"), List.of("acme:store/carts@0.2.3", "own"));
  }

  @Test
  void liftAndLowerCarryTypesAndOptions() {
    var lower = step(Step.Lower.class, 0);
    assertThat(lower.coreType()).hasToString("[i32 i32 i32 i64 i32 i32 i32] -> []");
    var lift = step(Step.Lift.class, 0);
    assertThat(lift.coreType()).hasToString("[i32 i32] -> [i32]");
    assertThat(lift.options().encoding()).isEqualTo(StringEncoding.UTF16);
    assertThat(lift.options().postReturn()).isPresent();
  }

  @Test
  void typesLeaveNoSteps() {
    assertThat(library.steps())
        .noneMatch(step -> step instanceof Step.AliasExport alias && alias.sort() == Sort.TYPE);
  }

  @Test
  void indicesBeyondTheirSpaceAreInvalid() {
    invalid(
        new ComponentBytes().section(7, 1, 0x70, 0x00),
        11,
        "unknown type 0: type index out of bounds");
    invalid(new ComponentBytes().section(5, 1, 0x00, 0x03, 0x00), 11, "unknown component 3");
  }

  @Test
  void whatFollowsABuiltInIsChecked() {
    invalid(
        new ComponentBytes().section(8, 1, 0x1f).section(7, 1, 0x70, 0x05), 15, "unknown type 5");
  }

  @Test
  void depthOfTypesIsBounded() {
    validate(lists(100).build());
    var tooDeep = lists(101).build();
    assertThatThrownBy(() -> validate(tooDeep))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("type nesting is too deep");
  }

  /**
   * A string and lists of what comes before. The indices are signed, so that each takes two bytes.
   */
  private static ComponentBytes lists(int count) {
    var contents = new ArrayList<Object>(List.of(count, 0x73));
    for (int i = 0; i < count - 1; i++) {
      contents.addAll(List.of(0x70, i & 0x7F | 0x80, 0));
    }
    return new ComponentBytes().section(7, contents.toArray());
  }

  @Test
  void doublingTypesAreRefusedAtTheirExpandedSize() {
    var contents = new Object[2 + 4 * 40];
    contents[0] = 41;
    contents[1] = 0x7d;
    for (int i = 0; i < 40; i++) {
      contents[2 + 4 * i] = 0x6f;
      contents[3 + 4 * i] = 2;
      contents[4 + 4 * i] = i;
      contents[5 + 4 * i] = i;
    }
    var bytes = new ComponentBytes().section(7, contents).build();
    assertThatThrownBy(() -> validate(bytes))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("effective type size exceeds the limit");
  }

  @Test
  void doublingInstancesAreRefusedBeforeTheirItemsGetNames() {
    for (String leaf : List.of("(export \"a\" (func))", "(export \"r\" (type (sub resource)))")) {
      var text = new StringBuilder("(component (type $t0 (instance " + leaf + "))");
      for (int i = 1; i <= 40; i++) {
        text.append("(type $t%d (instance (alias outer 1 $t%d (type $t))".formatted(i, i - 1))
            .append("(export \"a\" (instance (type $t))) (export \"b\" (instance (type $t)))))");
      }
      var component = ComponentParser.parse(text.append(")").toString().getBytes(UTF_8));
      assertThatThrownBy(() -> ComponentValidator.validate(component))
          .isInstanceOf(ValidationException.class)
          .hasMessageStartingWith("effective type size exceeds the limit");
    }
  }

  private <T extends Step> T step(Class<T> kind, int nth) {
    return library.steps().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .skip(nth)
        .findFirst()
        .orElseThrow();
  }

  private static ValidComponent validate(byte[] bytes) {
    return ComponentValidator.validate(ComponentDecoder.decode(bytes));
  }

  private static void invalid(ComponentBytes component, long offset, String message) {
    var bytes = component.build();
    assertThatThrownBy(() -> validate(bytes))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> {
              assertThat(e).hasMessageStartingWith(message);
              assertThat(e.offset()).hasValue(offset);
            });
  }
}
