package dev.wharf.runtime.canon;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.component.abi.Despecialize;
import dev.wharf.component.abi.Layout;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.wasm.type.NumType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes code that moves a value from one guest to another without making a Java object of it:
 * numbers through the stack, lists of integers as blocks. The effects are those of a lift followed
 * by a lower, interleaved; a guest cannot tell, as its {@code realloc} may not call out.
 */
final class FuseEmitter {
  private final AdapterCode code;
  private final Side from;
  private final Side to;

  FuseEmitter(AdapterCode code, Side from, Side to) {
    this.code = code;
    this.from = from;
    this.to = to;
  }

  private record Key(
      InterfaceType type, Side from, List<NumType> source, List<NumType> target, int first) {}

  private record ListKey(InterfaceType element, Side from) {}

  /** Moves a value between two places. */
  void fuse(InterfaceType type, Place source, Place target) {
    switch (type) {
      case Primitive primitive -> primitive(primitive, source, target);
      case InterfaceType.Record(var fields) ->
          product(type, fields.stream().map(InterfaceType.Field::type).toList(), source, target);
      case InterfaceType.Tuple(var elements) -> product(type, elements, source, target);
      case InterfaceType.FixedListOf fixed -> fixed(fixed, source, target);
      case InterfaceType.ListOf(var element) -> list(element, source, target);
      case InterfaceType.MapOf _ -> fuse(Despecialize.of(type), source, target);
      case InterfaceType.Variant _, InterfaceType.Option _, InterfaceType.Result _ ->
          variant((InterfaceType.Variant) Despecialize.of(type), source, target);
      case InterfaceType.Enum(var labels) -> {
        int size = Layout.discriminantSize(labels.size());
        discriminant(labels.size(), source);
        code.storeBits(size, target, to);
      }
      case InterfaceType.Flags(var labels) -> {
        int size = Layout.flagsSize(labels.size());
        code.loadBits(size, source, from);
        if (labels.size() < 32) {
          code.builder().loadConstant((1 << labels.size()) - 1).iand();
        }
        code.storeBits(size, target, to);
      }
      case InterfaceType.Own _ -> handle(type, source, target);
      case InterfaceType.Borrow _ -> handle(type, source, target);
      case InterfaceType.Stream _, InterfaceType.Future _ -> {
        code.load(Primitive.U32, source, from);
        code.side(from);
        code.side(to);
        code.end(type);
        code.callStatic(Names.ENDS, "fuse", CD_int, CD_int, Names.SIDE, Names.SIDE, Names.END);
        code.store(Primitive.U32, target, to);
      }
    }
  }

  private void primitive(Primitive type, Place source, Place target) {
    if (type != Primitive.STRING) {
      code.load(type, source, from);
      if (type == Primitive.ERROR_CONTEXT) {
        code.side(from);
        code.side(to);
        code.callStatic(Names.ENDS, "fuseErrorContext", CD_int, CD_int, Names.SIDE, Names.SIDE);
      }
      code.store(type, target, to);
      return;
    }
    code.side(from);
    code.loadPair(source, from);
    code.side(to);
    code.callStatic(Names.TRANSCODER, "transcode", CD_long, Names.SIDE, CD_int, CD_int, Names.SIDE);
    code.storePair(target, to);
  }

  private void handle(InterfaceType type, Place source, Place target) {
    code.load(Primitive.U32, source, from);
    code.side(from);
    code.side(to);
    code.slot(type);
    if (type instanceof InterfaceType.Own) {
      code.callStatic(Names.HANDLES, "fuseOwn", CD_int, CD_int, Names.SIDE, Names.SIDE, Names.SLOT);
    } else {
      code.scope();
      code.callStatic(
          Names.HANDLES,
          "fuseBorrow",
          CD_int,
          CD_int,
          Names.SIDE,
          Names.SIDE,
          Names.SLOT,
          Names.CALL_SCOPE);
    }
    code.store(Primitive.U32, target, to);
  }

  private void discriminant(int cases, Place source) {
    code.loadBits(Layout.discriminantSize(cases), source, from);
    code.builder().loadConstant(cases);
    code.callStatic(Names.SCALARS, "discriminant", CD_int, CD_int, CD_int);
  }

  private void product(InterfaceType type, List<InterfaceType> parts, Place source, Place target) {
    if (source instanceof Place.Stored && target instanceof Place.Stored) {
      outlined(type, source, target, 0);
    } else {
      parts(parts, 0, parts.size(), source, target);
    }
  }

  private void parts(List<InterfaceType> parts, int first, int last, Place source, Place target) {
    int[] offsets = code.owner().layout().offsets(parts);
    boolean stored = source instanceof Place.Stored && target instanceof Place.Stored;
    int lane = 0;
    for (int i = first; i < last; i++) {
      fuse(parts.get(i), source.part(lane, offsets[i]), target.part(lane, offsets[i]));
      if (!stored) {
        lane += code.owner().flatten(parts.get(i)).size();
      }
    }
  }

  private void fixed(InterfaceType.FixedListOf type, Place source, Place target) {
    var element = type.element();
    if (source instanceof Place.Stored && target instanceof Place.Stored) {
      outlined(type, source, target, 0);
      return;
    }
    int lanes = code.owner().flatten(element).size();
    int size = (int) code.owner().layout().size(element);
    for (int i = 0; i < type.length(); i++) {
      fuse(element, source.part(i * lanes, i * size), target.part(i * lanes, i * size));
    }
  }

  private void list(InterfaceType element, Place source, Place target) {
    CodeBuilder builder = code.builder();
    var layout = code.owner().layout();
    int size = (int) layout.size(element);
    code.loadPair(source, from);
    int length = code.keep(int.class);
    int pointer = code.keep(int.class);
    if (isBlock(element)) {
      code.side(from);
      builder.iload(pointer).iload(length);
      code.side(to);
      builder.loadConstant(layout.alignment(element)).loadConstant(size);
      code.callStatic(
          Names.LISTS, "copy", CD_int, Names.SIDE, CD_int, CD_int, Names.SIDE, CD_int, CD_int);
    } else {
      var helper =
          code.owner()
              .helper(
                  new ListKey(element, from),
                  MethodTypeDesc.of(CD_int, CD_int, CD_int),
                  inner -> new FuseEmitter(inner, from, to).listBody(element));
      builder.aload(0).iload(pointer).iload(length);
      code.callHelper(helper);
    }
    code.store(Primitive.STRING, target, to);
    builder.iload(length);
    code.store(Primitive.STRING, target.part(1, 4), to);
  }

  private void listBody(InterfaceType element) {
    CodeBuilder builder = code.builder();
    var layout = code.owner().layout();
    int size = (int) layout.size(element);
    code.side(from);
    builder.iload(1).iload(2);
    code.side(to);
    builder.loadConstant(layout.alignment(element)).loadConstant(size);
    code.callStatic(
        Names.LISTS, "fuse", CD_int, Names.SIDE, CD_int, CD_int, Names.SIDE, CD_int, CD_int);
    int result = code.keep(int.class);
    builder.iload(result);
    int address = code.keep(int.class);
    loop(element, size, 1, address, 2);
    builder.iload(result).ireturn();
  }

  /** Moves elements at two addresses, which move on; counts {@code length} down. */
  private void loop(InterfaceType element, int size, int source, int target, int length) {
    CodeBuilder builder = code.builder();
    Label test = builder.newLabel();
    Label end = builder.newLabel();
    builder.labelBinding(test).iload(length).ifeq(end);
    fuse(element, new Place.Stored(source, 0), new Place.Stored(target, 0));
    builder.iload(source).loadConstant(size).iadd().istore(source);
    builder.iload(target).loadConstant(size).iadd().istore(target);
    builder.iinc(length, -1).goto_(test).labelBinding(end);
  }

  /**
   * Whether every byte of a value counts and every value of the bytes is good: such lists are
   * copied as they are.
   */
  private boolean isBlock(InterfaceType type) {
    return switch (type) {
      case Primitive primitive ->
          switch (primitive) {
            case S8, U8, S16, U16, S32, U32, S64, U64 -> true;
            case BOOL, F32, F64, CHAR, STRING, ERROR_CONTEXT -> false;
          };
      case InterfaceType.Record(var fields) ->
          isBlock(type, fields.stream().map(InterfaceType.Field::type).toList());
      case InterfaceType.Tuple(var elements) -> isBlock(type, elements);
      case InterfaceType.FixedListOf(var element, int _) -> isBlock(element);
      case InterfaceType.Variant _,
          InterfaceType.Option _,
          InterfaceType.Result _,
          InterfaceType.ListOf _,
          InterfaceType.MapOf _,
          InterfaceType.Flags _,
          InterfaceType.Enum _,
          InterfaceType.Own _,
          InterfaceType.Borrow _,
          InterfaceType.Stream _,
          InterfaceType.Future _ ->
          false;
    };
  }

  private boolean isBlock(InterfaceType type, List<InterfaceType> parts) {
    long sum = 0;
    for (var part : parts) {
      if (!isBlock(part)) {
        return false;
      }
      sum += code.owner().layout().size(part);
    }
    return sum == code.owner().layout().size(type);
  }

  private void variant(InterfaceType.Variant type, Place source, Place target) {
    boolean inline =
        !(source instanceof Place.Stored && target instanceof Place.Stored)
            && CaseCost.inline(type) <= AdapterClass.INLINE_COST;
    if (inline) {
      if (target instanceof Place.Flat flat) {
        code.zero(trim(flat, type), 0);
      }
      Label end = code.builder().newLabel();
      cases(type, source, target, 0, end);
      code.builder().labelBinding(end);
    } else {
      outlined(type, source, target, 0);
    }
  }

  private Place.Flat trim(Place.Flat flat, InterfaceType type) {
    int count = code.owner().flatten(type).size();
    return new Place.Flat(flat.lanes().subList(0, count));
  }

  private void cases(InterfaceType.Variant type, Place source, Place target, int first, Label end) {
    CodeBuilder builder = code.builder();
    var cases = type.cases();
    int payload = code.owner().layout().payloadOffset(type);
    discriminant(cases.size(), source);
    int discriminant = code.keep(int.class);
    builder.iload(discriminant);
    code.storeBits(Layout.discriminantSize(cases.size()), target, to);
    int cost = 0;
    for (int i = first; i < cases.size(); i++) {
      Optional<InterfaceType> part = cases.get(i).payload();
      if (part.isEmpty()) {
        continue;
      }
      cost += CaseCost.move(part, source, target);
      if (cost > AdapterClass.RANGE_COST && i > first) {
        outlined(type, source, target, i);
        return;
      }
      Label next = builder.newLabel();
      builder.iload(discriminant).loadConstant(i).if_icmpne(next);
      fuse(part.get(), source.part(1, payload), target.part(1, payload));
      builder.goto_(end).labelBinding(next);
    }
  }

  /** Has a method of its own move the value. */
  private void outlined(InterfaceType type, Place source, Place target, int first) {
    var sourceLanes = lanes(type, source);
    var targetLanes = lanes(type, target);
    var params = new ArrayList<ClassDesc>();
    sourceLanes.forEach(lane -> params.add(AdapterCode.desc(lane)));
    if (source instanceof Place.Stored) {
      params.add(CD_int);
    }
    if (target instanceof Place.Stored) {
      params.add(CD_int);
    }
    int targetParam = params.size() - 1;
    boolean flat = target instanceof Place.Flat;
    var helper =
        code.owner()
            .helper(
                new Key(type, from, sourceLanes, targetLanes, first),
                MethodTypeDesc.of(flat ? CD_int : CD_void, params),
                inner -> {
                  Place in =
                      sourceLanes.isEmpty()
                          ? new Place.Stored(inner.builder().parameterSlot(0), 0)
                          : inner.parameters(0, sourceLanes);
                  Place out =
                      flat
                          ? inner.lanes(targetLanes)
                          : new Place.Stored(inner.builder().parameterSlot(targetParam), 0);
                  new FuseEmitter(inner, from, to).body(type, in, out, first);
                });
    code.builder().aload(0);
    load(type, source);
    if (target instanceof Place.Stored) {
      load(type, target);
    }
    code.callHelper(helper);
    if (target instanceof Place.Flat lanes) {
      code.takeLanes(trim(lanes, type));
    }
  }

  private List<NumType> lanes(InterfaceType type, Place place) {
    return place instanceof Place.Flat flat ? trim(flat, type).types() : List.of();
  }

  private void load(InterfaceType type, Place place) {
    switch (place) {
      case Place.Flat flat -> code.loadLanes(trim(flat, type));
      case Place.Stored stored -> code.address(stored);
    }
  }

  private void body(InterfaceType type, Place source, Place target, int first) {
    if (target instanceof Place.Flat flat) {
      code.zero(flat, 0);
    }
    switch (type) {
      case InterfaceType.Record(var fields) ->
          range(
              type, fields.stream().map(InterfaceType.Field::type).toList(), source, target, first);
      case InterfaceType.Tuple(var elements) -> range(type, elements, source, target, first);
      case InterfaceType.FixedListOf(var element, int length) -> {
        int size = (int) code.owner().layout().size(element);
        code.builder().loadConstant(length);
        int left = code.keep(int.class);
        loop(element, size, slot(source), slot(target), left);
      }
      case InterfaceType.Variant variant -> {
        Label end = code.builder().newLabel();
        cases(variant, source, target, first, end);
        code.builder().labelBinding(end);
      }
      default -> throw new IllegalStateException("not outlined: " + type);
    }
    switch (target) {
      case Place.Flat flat -> {
        code.leaveLanes(flat);
        code.builder().ireturn();
      }
      case Place.Stored _ -> code.builder().return_();
    }
  }

  private static int slot(Place place) {
    return ((Place.Stored) place).slot();
  }

  private void range(
      InterfaceType type, List<InterfaceType> parts, Place source, Place target, int first) {
    int last = Math.min(first + AdapterClass.RANGE_MEMBERS, parts.size());
    parts(parts, first, last, source, target);
    if (last < parts.size()) {
      outlined(type, source, target, last);
    }
  }
}
