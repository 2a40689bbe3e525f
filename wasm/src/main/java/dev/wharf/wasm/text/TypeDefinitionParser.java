package dev.wharf.wasm.text;

import dev.wharf.wasm.module.SectionId;
import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.CompositeType;
import dev.wharf.wasm.type.FieldType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.PackedType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.StorageType;
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.SubType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads definitions of types, whose names are all known. Spec: text/types, recursive types. */
final class TypeDefinitionParser {
  private final TokenReader in;
  private final ModuleScope scope;
  private final TypeParser types;
  private final TypeIndices indices;
  private final TextPlaces places;

  TypeDefinitionParser(TokenReader in, ModuleScope scope, TextPlaces places) {
    this(in, scope, scope.types, places);
  }

  TypeDefinitionParser(TokenReader in, ModuleScope scope, TypeIndices indices, TextPlaces places) {
    this.in = in;
    this.scope = scope;
    this.indices = indices;
    this.places = places;
    this.types = new TypeParser(in, scope, indices);
  }

  /**
   * What follows {@code type}: a group of its own.
   *
   * @param at offset of the definition in the text
   */
  void single(int at) {
    scope.addGroup(new RecType(List.of(definition(at))));
  }

  /** What follows {@code rec}. */
  void group() {
    List<SubType> group = new ArrayList<>();
    int at = in.peek().start();
    while (in.enter("type")) {
      group.add(definition(at));
      in.close();
      at = in.peek().start();
    }
    scope.addGroup(new RecType(group));
  }

  private SubType definition(int at) {
    places.define(SectionId.TYPE, scope.fields.size(), at);
    in.skipId();
    var fields = new NameScope("field");
    var type = subType(fields);
    scope.fields.add(fields);
    return type;
  }

  /** What comes after the identifier of a definition. */
  SubType subType(NameScope fields) {
    if (in.enter("sub")) {
      boolean isFinal = in.take("final");
      List<HeapType> supertypes = new ArrayList<>();
      while (NameScope.isNext(in)) {
        supertypes.add(new HeapType.Concrete(indices.index(in)));
      }
      var type = new SubType(isFinal, supertypes, composite(fields));
      in.close();
      return type;
    }
    return SubType.plain(composite(fields));
  }

  private CompositeType composite(NameScope fields) {
    var form = in.form();
    var type =
        switch (form.text()) {
          case "func" -> types.signature(Optional.of(new NameScope("parameter")));
          case "struct" -> struct(fields);
          case "array" -> new ArrayType(fieldType());
          default -> throw TokenReader.unexpected(form);
        };
    in.close();
    return type;
  }

  private StructType struct(NameScope names) {
    List<FieldType> fields = new ArrayList<>();
    while (in.enter("field")) {
      if (in.at(Token.Kind.ID)) {
        names.define(in);
        fields.add(fieldType());
      } else {
        while (!in.at(Token.Kind.RIGHT)) {
          fields.add(fieldType());
          names.skip(1);
        }
      }
      in.close();
    }
    return new StructType(fields);
  }

  private FieldType fieldType() {
    if (!in.enter("mut")) {
      return new FieldType(storageType(), false);
    }
    var storage = storageType();
    in.close();
    return new FieldType(storage, true);
  }

  private StorageType storageType() {
    for (PackedType packed : PackedType.values()) {
      if (in.take(packed.toString())) {
        return packed;
      }
    }
    return types.valType();
  }
}
