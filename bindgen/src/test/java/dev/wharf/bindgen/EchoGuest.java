package dev.wharf.bindgen;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.component.wrap.CoreWorld;
import dev.wharf.component.wrap.ModuleWrapper;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.binary.ModuleEncoder;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.WitEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A guest that exports functions which it also imports, and hands every call on. */
final class EchoGuest {
  private static final int RESULT_AREA = 64;
  private static final int HEAP = 4096;

  private EchoGuest() {}

  /**
   * For the only world of a package.
   *
   * @param from where the functions are imported from: the name of an interface, or {@code $root}
   */
  static ValidComponent of(
      Resolution resolution, String from, Map<String, ComponentFuncType> functions) {
    String prefix = from.equals("$root") ? "" : from + "#";
    var text = new StringBuilder("(module\n");
    functions.forEach((name, type) -> {
      text.append("(import \"").append(from).append("\" \"").append(name);
      var lowered = Flattening.lower(type, PointerType.I32).core();
      text.append("\" (func $").append(name).append(list("param", lowered.params()));
      text.append(list("result", lowered.results())).append("))\n");
    });
    text.append(ALLOCATOR);
    functions.forEach((name, type) -> function(text, prefix + name, name, type));
    return component(resolution, text.append(")\n").toString());
  }

  /** A module in the text format as a component of the only world of a package. */
  static ValidComponent component(Resolution resolution, String text) {
    byte[] module = ModuleEncoder.encode(ModuleParser.parse(text));
    byte[] section =
        WitEncoder.encodeWorld(
            resolution,
            resolution.mainPackage().worlds().firstEntry().getValue(),
            StringEncoding.UTF8);
    var content = new ByteWriter();
    content.name(CoreWorld.SECTION);
    content.raw(section, 0, section.length);
    var out = new ByteWriter();
    out.raw(module, 0, module.length);
    out.u8(0);
    out.sized(content);
    var wrapped = ModuleWrapper.wrap(ModuleDecoder.decode(out.toByteArray()), List.of());
    return ComponentValidator.validate(ComponentDecoder.decode(ComponentEncoder.encode(wrapped)));
  }

  /** Everything is given back when a call is over. */
  private static final String ALLOCATOR =
      """
      (memory (export "memory") 16)
      (global $next (mut i32) (i32.const %d))
      (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
        (local $at i32)
        (local.set $at
          (i32.and
            (i32.add (global.get $next) (i32.sub (local.get 2) (i32.const 1)))
            (i32.sub (i32.const 0) (local.get 2))))
        (global.set $next (i32.add (local.get $at) (local.get 3)))
        (local.get $at))
      """
          .formatted(HEAP);

  private static void function(
      StringBuilder text, String exported, String name, ComponentFuncType type) {
    var lifted = Flattening.lift(type, PointerType.I32);
    text.append("(func (export \"").append(exported).append("\")");
    text.append(list("param", lifted.core().params()));
    text.append(list("result", lifted.core().results())).append("\n  (call $").append(name);
    IntStream.range(0, lifted.core().params().size())
        .forEach(i -> text.append(" (local.get ").append(i).append(')'));
    if (lifted.resultInMemory()) {
      text.append(" (i32.const ").append(RESULT_AREA).append(")) (i32.const ");
      text.append(RESULT_AREA);
    }
    text.append("))\n(func (export \"cabi_post_").append(exported).append("\")");
    text.append(list("param", lifted.core().results()));
    text.append(" (global.set $next (i32.const ").append(HEAP).append(")))\n");
  }

  private static String list(String word, List<?> types) {
    return types.isEmpty()
        ? ""
        : types.stream()
            .map(type -> type.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" ", " (" + word + " ", ")"));
  }
}
