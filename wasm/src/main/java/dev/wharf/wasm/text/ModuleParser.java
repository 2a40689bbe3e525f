package dev.wharf.wasm.text;

import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.binary.ModuleEncoder;
import dev.wharf.wasm.module.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * From text to a module, which is not validated yet. Two readings: the first names everything, so
 * that the second finds what is defined further down. The result has gone through the binary
 * format, so that it is what decoding its bytes would give. Spec: text/modules.
 */
public final class ModuleParser {
  private final TokenReader in;
  private final TextPlaces places;
  private final ModuleScope scope = new ModuleScope();
  private final List<Integer> fields = new ArrayList<>();
  private final List<Integer> typeFields = new ArrayList<>();
  private Optional<String> defined = Optional.empty();

  private ModuleParser(TokenReader in, TextPlaces places) {
    this.in = in;
    this.places = places;
  }

  /**
   * Parses a file: one module, or the fields of one.
   *
   * @throws dev.wharf.wasm.MalformedException with line and column in its message
   */
  public static Module parse(String text) {
    return parse(new TokenReader(Source.of(text)));
  }

  /** As {@link #parse(String)}, from UTF-8. */
  public static Module parse(byte[] utf8) {
    return parse(new TokenReader(Source.of(utf8)));
  }

  /**
   * Where in a text that is which has an offset in the bytes of its module, as validation tells it:
   * an instruction, or outside of bodies a definition. Reads the text a second time.
   *
   * @param module what {@link #parse(byte[])} made of the text
   */
  public static Optional<Excerpt> place(byte[] utf8, Module module, long offset) {
    var source = Source.of(utf8);
    var found = find(module, offset, places -> parse(new TokenReader(source), places));
    return found.stream().mapToObj(at -> Excerpt.of(source, at)).findFirst();
  }

  /**
   * As {@link #place(byte[], Module, long)}, for the fields of a module from {@code start} to
   * {@code end} in a text; the offset in this text.
   */
  public static OptionalInt place(Source source, int start, int end, Module module, long offset) {
    return find(
        module,
        offset,
        places ->
            fields(new TokenReader(source, start, end), Optional.empty(), Token.Kind.END, places));
  }

  private static OptionalInt find(Module module, long offset, Consumer<TextPlaces> reading) {
    var places = TextPlaces.at(module, offset);
    reading.accept(places);
    if (places.found().isEmpty()) {
      places = TextPlaces.userOfType(module, offset);
      reading.accept(places);
    }
    return places.found();
  }

  private static Module parse(TokenReader in) {
    return parse(in, TextPlaces.NONE);
  }

  private static Module parse(TokenReader in, TextPlaces places) {
    if (!in.enter("module")) {
      return fields(in, Optional.empty(), Token.Kind.END, places);
    }
    var module = fields(in, in.id(), Token.Kind.RIGHT, places);
    in.close();
    in.expect(Token.Kind.END);
    return module;
  }

  /**
   * Parses the fields of a module up to a token that closes it, which stays: {@link
   * Token.Kind#RIGHT} where the module is part of something, such as a script.
   */
  public static Module fields(TokenReader in, Optional<String> name, Token.Kind until) {
    return fields(in, name, until, TextPlaces.NONE);
  }

  private static Module fields(
      TokenReader in, Optional<String> name, Token.Kind until, TextPlaces places) {
    var module = new ModuleParser(in, places).module(name, until);
    return ModuleDecoder.decode(ModuleEncoder.encode(module));
  }

  private Module module(Optional<String> id, Token.Kind until) {
    var name = name().or(() -> id);
    while (!in.at(until)) {
      int start = in.position();
      fields.add(start);
      var field = in.form();
      if (field.text().equals("type") || field.text().equals("rec")) {
        typeFields.add(start);
      }
      announce(field);
      in.seek(start);
      in.skip();
    }
    int end = in.position();
    in.refuseMisplaced();
    types();
    var reader = new FieldParser(in, scope, name, places);
    for (int start : fields) {
      in.seek(start);
      reader.customs();
      int at = in.peek().start();
      reader.field(in.form(), at);
      in.close();
    }
    in.seek(end);
    reader.customs();
    in.refuseAnnotations();
    return reader.module();
  }

  /** What an annotation calls the module. */
  private Optional<String> name() {
    var name = AnnotationParser.name(in);
    in.annotation(Annotation.NAME)
        .ifPresent(second -> {
          throw second.error("multiple module names", in.peek());
        });
    return name;
  }

  /** Definitions come before all types that uses of them may add. */
  private void types() {
    var definitions = new TypeDefinitionParser(in, scope, places);
    for (int start : typeFields) {
      in.seek(start);
      in.dropAnnotations();
      int at = in.peek().start();
      if (in.enter("type")) {
        definitions.single(at);
      } else {
        in.enter("rec");
        definitions.group();
      }
      in.close();
    }
  }

  private void announce(Token field) {
    switch (field.text()) {
      case "type" -> announceType();
      case "rec" -> {
        while (in.enter("type")) {
          announceType();
          in.close();
        }
      }
      case "import" -> {
        in.name();
        in.name();
        var desc = in.form();
        define(desc, space(desc), true);
      }
      case "func", "table", "memory", "global", "tag" -> {
        define(field, space(field), false);
        inlineSegment(field);
      }
      case "elem" -> scope.elements.define(in);
      case "data" -> scope.data.define(in);
      case "export", "start" -> {}
      default -> throw TokenReader.unexpected(field);
    }
  }

  private void announceType() {
    scope.types.define(in);
    while (!in.at(Token.Kind.RIGHT)) {
      in.skip();
    }
  }

  private NameScope space(Token kind) {
    return switch (kind.text()) {
      case "func" -> scope.funcs;
      case "table" -> scope.tables;
      case "memory" -> scope.memories;
      case "global" -> scope.globals;
      case "tag" -> scope.tags;
      default -> throw TokenReader.unexpected(kind);
    };
  }

  private void define(Token field, NameScope space, boolean imported) {
    space.define(in);
    while (in.atForm("export")) {
      in.skip();
    }
    if (!imported && !in.atForm("import")) {
      if (defined.isEmpty()) {
        defined = Optional.of(field.text().equals("func") ? "function" : field.text());
      }
    } else if (defined.isPresent()) {
      throw TokenReader.error("import after " + defined.get(), field);
    }
  }

  /** Data in a memory and elements in a table are segments without names. */
  private void inlineSegment(Token field) {
    if (field.text().equals("memory")) {
      while (in.at(Token.Kind.KEYWORD) || in.atForm("pagesize")) {
        in.skip();
      }
      if (in.atForm("data")) {
        scope.data.skip(1);
      }
    } else if (field.text().equals("table")) {
      while (!in.at(Token.Kind.RIGHT) && !in.atForm("elem")) {
        in.skip();
      }
      if (in.atForm("elem")) {
        scope.elements.skip(1);
      }
    }
  }
}
