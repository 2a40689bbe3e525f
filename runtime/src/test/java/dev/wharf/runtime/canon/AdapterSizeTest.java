package dev.wharf.runtime.canon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Case;
import dev.wharf.component.type.InterfaceType.Field;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.engine.Engine;
import dev.wharf.engine.Store;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No method of an adapter is too long for the JVM's compiler, whatever the type. */
class AdapterSizeTest {
  private static final int LIMIT = 7900;

  private static void assertSmall(byte[] bytes) {
    for (var method : ClassFile.of().parse(bytes).methods()) {
      method
          .findAttribute(java.lang.classfile.Attributes.code())
          .map(CodeAttribute.class::cast)
          .ifPresent(code ->
              assertThat(code.codeLength())
                  .as(method.methodName().stringValue())
                  .isLessThanOrEqualTo(LIMIT));
    }
  }

  private static void assertFusedSmall(InterfaceType param, Optional<InterfaceType> result) {
    var type = new ComponentFuncType(false, List.of(new Field("p", param)), result);
    assertSmall(new FusedAdapter(type, true).build(new AdapterClass("wharf.adapter.T")));
    // It must also pass the verifier.
    var store = new Store(Engine.create());
    var guest = new FakeGuest(store, StringEncoding.UTF8);
    var other = new FakeGuest(store, StringEncoding.UTF8);
    Adapters.lower(
        guest.export(type, (_, _, _, _) -> {}),
        type,
        other.context(),
        FakeGuest.lowered(type),
        store);
  }

  @Test
  void aRecordOfAThousandFieldsIsSplit() {
    var fields = new ArrayList<Field>();
    for (int i = 0; i < 1000; i++) {
      fields.add(new Field("f" + i, i % 3 == 0 ? Primitive.STRING : Primitive.CHAR));
    }
    var record = new InterfaceType.Record(fields);
    assertFusedSmall(record, Optional.of(new InterfaceType.ListOf(record)));
  }

  @Test
  void aVariantOfAThousandCasesIsSplit() {
    var cases = new ArrayList<Case>();
    for (int i = 0; i < 1000; i++) {
      InterfaceType payload =
          i % 2 == 0
              ? new InterfaceType.Tuple(
                  List.of(Primitive.F32, Primitive.STRING, Primitive.U64, Primitive.CHAR))
              : new InterfaceType.Option(Primitive.STRING);
      cases.add(new Case("c" + i, Optional.of(payload)));
    }
    var variant = new InterfaceType.Variant(cases);
    assertFusedSmall(variant, Optional.of(variant));
    assertFusedSmall(new InterfaceType.ListOf(variant), Optional.empty());
  }

  @Test
  void variantsInVariantsAreSplit() {
    InterfaceType nested = Primitive.F64;
    for (int depth = 0; depth < 6; depth++) {
      var cases = new ArrayList<Case>();
      for (int i = 0; i < 5; i++) {
        cases.add(new Case("c" + i, Optional.of(nested)));
      }
      nested = new InterfaceType.Variant(cases);
    }
    assertFusedSmall(nested, Optional.of(nested));
    assertFusedSmall(new InterfaceType.ListOf(nested), Optional.empty());
  }

  @Test
  void randomExportsAndImportsStaySmall() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var types = new RandomTypes(random);
      Binding binding = types.next(4);
      Binding result = types.next(4);
      var type =
          new ComponentFuncType(
              false, List.of(new Field("p", binding.type())), Optional.of(result.type()));
      var signature =
          new Signature(
              type, List.of(binding), new Signature.Returned(Optional.of(result), Object.class));
      assertSmall(
          new HostExportAdapter(signature, List.of(Object.class), true)
              .build(new AdapterClass("wharf.adapter.T")));
      assertSmall(
          new HostImportAdapter(signature, Samples.F1.class.getMethods()[0], false)
              .build(new AdapterClass("wharf.adapter.T")));
    }
  }
}
