package dev.wharf.runtime.canon;

import static java.lang.constant.ConstantDescs.CD_Object;
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
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes code that takes a Java value from the stack and gives it to a guest. */
final class LowerEmitter {
  private final AdapterCode code;
  private final Side side;

  LowerEmitter(AdapterCode code, Side side) {
    this.code = code;
    this.side = side;
  }

  private record Key(Binding binding, Side side, List<NumType> lanes, int first) {}

  private record ListKey(Binding element, Side side) {}

  /** Takes the value on the stack to {@code to}. */
  void lower(Binding binding, Place to) {
    switch (binding) {
      case Binding.Scalar scalar -> scalar(scalar, to);
      case Binding.Numbers numbers -> {
        code.side(side);
        code.callStatic(
            Names.LISTS,
            "lower" + LiftEmitter.arrayWord(numbers.java()),
            CD_long,
            Names.of(numbers.java()),
            Names.SIDE);
        code.storePair(to, side);
      }
      case Binding.Elements elements -> list(elements, to);
      case Binding.Entries entries -> {
        code.callStatic(Names.LISTS, "fromMap", Names.LIST, Names.MAP);
        list(entries.pairs(), to);
      }
      case Binding.FixedElements fixed -> fixed(fixed, to);
      case Binding.Product product -> {
        if (to instanceof Place.Flat) {
          int value = code.keep(product.java());
          members(product, value, 0, product.members().size(), to);
        } else {
          outlined(product, to, 0);
        }
      }
      case Binding.Sum _, Binding.Maybe _, Binding.Outcome _ -> {
        if (to instanceof Place.Flat flat
            && CaseCost.inline(binding.type()) <= AdapterClass.INLINE_COST) {
          int value = code.keep(binding.java());
          code.zero(trim(flat, binding), 0);
          choice(binding, value, to);
        } else {
          outlined(binding, to, 0);
        }
      }
      case Binding.Labels labels -> {
        int value = code.keep(labels.java());
        code.table(labels.table());
        code.builder()
            .aload(value)
            .invokevirtual(Names.ENUM_TABLE, "discriminant", MethodTypeDesc.of(CD_int, Names.ENUM));
        code.storeBits(Layout.discriminantSize(labels.type().labels().size()), to, side);
      }
      case Binding.FlagSet flags -> {
        int value = code.keep(flags.java());
        code.table(flags.table());
        code.builder()
            .aload(value)
            .invokevirtual(Names.ENUM_TABLE, "bits", MethodTypeDesc.of(CD_int, Names.COLLECTION));
        code.storeBits(Layout.flagsSize(flags.type().labels().size()), to, side);
      }
      case Binding.Handle handle -> handle(handle, to);
      case Binding.End end -> {
        code.side(side);
        code.end(end);
        code.callStatic(Names.ENDS, "lower", CD_int, CD_Object, Names.SIDE, Names.END);
        code.store(Primitive.U32, to, side);
      }
    }
  }

  private void scalar(Binding.Scalar scalar, Place to) {
    switch (scalar.type()) {
      case STRING -> {
        code.side(side);
        code.callStatic(Names.STRINGS, "lower", CD_long, ConstantDescs.CD_String, Names.SIDE);
        code.storePair(to, side);
        return;
      }
      case U8 -> {
        if (scalar.java() == byte.class) {
          code.builder().loadConstant(0xFF).iand();
        } else {
          code.callStatic(Names.SCALARS, "toU8", CD_int, CD_int);
        }
      }
      case U16 -> {
        if (scalar.java() == short.class) {
          code.builder().loadConstant(0xFFFF).iand();
        } else {
          code.callStatic(Names.SCALARS, "toU16", CD_int, CD_int);
        }
      }
      case U32 -> {
        if (scalar.java() == long.class) {
          code.callStatic(Names.SCALARS, "toU32", CD_int, CD_long);
        }
      }
      case CHAR -> code.callStatic(Names.SCALARS, "toChar", CD_int, CD_int);
      case ERROR_CONTEXT -> {
        code.side(side);
        code.callStatic(Names.ENDS, "lowerErrorContext", CD_int, Names.ERROR_CONTEXT, Names.SIDE);
      }
      case BOOL, S8, S16, S32, S64, U64, F32, F64 -> {}
    }
    code.store(scalar.type(), to, side);
  }

  private void handle(Binding.Handle handle, Place to) {
    code.side(side);
    code.slot(handle.type());
    if (handle.type() instanceof InterfaceType.Own) {
      code.callStatic(Names.HANDLES, "lowerOwn", CD_int, CD_Object, Names.SIDE, Names.SLOT);
    } else {
      code.scope();
      code.callStatic(
          Names.HANDLES,
          "lowerBorrow",
          CD_int,
          CD_Object,
          Names.SIDE,
          Names.SLOT,
          Names.CALL_SCOPE);
    }
    code.store(Primitive.U32, to, side);
  }

  private void list(Binding.Elements elements, Place to) {
    var helper =
        code.owner()
            .helper(
                new ListKey(elements, side),
                MethodTypeDesc.of(CD_long, Names.LIST),
                inner -> new LowerEmitter(inner, side).listBody(elements));
    code.builder().aload(0).swap();
    code.callHelper(helper);
    code.storePair(to, side);
  }

  /**
   * Elements are taken out first: what the list does while it is copied must not change how many
   * there are.
   */
  private void listBody(Binding.Elements elements) {
    CodeBuilder builder = code.builder();
    var element = elements.element();
    var layout = code.owner().layout();
    int size = (int) layout.size(element.type());
    builder.aload(1);
    code.callStatic(Names.LISTS, "elements", CD_Object.arrayType(), Names.LIST);
    int array = code.keep(Object.class);
    code.side(side);
    builder.aload(array).arraylength();
    builder.loadConstant(layout.alignment(element.type())).loadConstant(size);
    code.callStatic(Names.LISTS, "allocate", CD_int, Names.SIDE, CD_int, CD_int, CD_int);
    int pointer = code.keep(int.class);
    builder.iload(pointer);
    int address = code.keep(int.class);
    loop(element, size, array, address);
    builder.iload(pointer).aload(array).arraylength();
    code.callStatic(Names.LISTS, "pack", CD_long, CD_int, CD_int);
    builder.lreturn();
  }

  private void loop(Binding element, int size, int array, int address) {
    CodeBuilder builder = code.builder();
    int i = builder.allocateLocal(TypeKind.INT);
    builder.iconst_0().istore(i);
    Label test = builder.newLabel();
    Label end = builder.newLabel();
    builder.labelBinding(test).iload(i).aload(array).arraylength().if_icmpge(end);
    builder.aload(array).iload(i).aaload();
    code.fromDeclared(Object.class, element.java());
    lower(element, new Place.Stored(address, 0));
    builder.iinc(i, 1).iload(address).loadConstant(size).iadd().istore(address);
    builder.goto_(test).labelBinding(end);
  }

  private void fixed(Binding.FixedElements fixed, Place to) {
    CodeBuilder builder = code.builder();
    Binding element = fixed.element();
    int length = fixed.type().length();
    switch (to) {
      case Place.Stored stored -> {
        var helper =
            code.owner()
                .helper(
                    new Key(fixed, side, List.of(), 0),
                    MethodTypeDesc.of(CD_void, Names.LIST, CD_int),
                    inner -> new LowerEmitter(inner, side).fixedBody(fixed));
        builder.aload(0).swap();
        code.address(stored);
        code.callHelper(helper);
      }
      case Place.Flat flat -> {
        builder.loadConstant(length);
        code.callStatic(Names.LISTS, "elements", CD_Object.arrayType(), Names.LIST, CD_int);
        int array = code.keep(Object.class);
        int lanes = code.owner().flatten(element.type()).size();
        for (int i = 0; i < length; i++) {
          builder.aload(array).loadConstant(i).aaload();
          code.fromDeclared(Object.class, element.java());
          lower(element, flat.part(i * lanes, 0));
        }
      }
    }
  }

  private void fixedBody(Binding.FixedElements fixed) {
    CodeBuilder builder = code.builder();
    builder.aload(1).loadConstant(fixed.type().length());
    code.callStatic(Names.LISTS, "elements", CD_Object.arrayType(), Names.LIST, CD_int);
    int array = code.keep(Object.class);
    int size = (int) code.owner().layout().size(fixed.element().type());
    loop(fixed.element(), size, array, 2);
    builder.return_();
  }

  /** Has a method of its own take the value, in memory with its address, else leaving lanes. */
  private void outlined(Binding binding, Place to, int first) {
    int value = code.keep(binding.java());
    call(binding, value, to, first);
    switch (to) {
      case Place.Flat flat -> code.takeLanes(trim(flat, binding));
      case Place.Stored _ -> {
        if (!(binding instanceof Binding.Product)) {
          code.builder().pop();
        }
      }
    }
  }

  private Place.Flat trim(Place.Flat flat, Binding binding) {
    int count = code.owner().flatten(binding.type()).size();
    return new Place.Flat(flat.lanes().subList(0, count));
  }

  private void call(Binding binding, int value, Place to, int first) {
    boolean product = binding instanceof Binding.Product;
    var lanes = to instanceof Place.Flat flat ? trim(flat, binding).types() : List.<NumType>of();
    var params = new ArrayList<ClassDesc>(List.of(Names.of(binding.java())));
    if (to instanceof Place.Stored) {
      params.add(CD_int);
    }
    var helper =
        code.owner()
            .helper(
                new Key(binding, side, lanes, first),
                MethodTypeDesc.of(product ? CD_void : CD_int, params),
                inner -> {
                  Place place =
                      lanes.isEmpty()
                          ? new Place.Stored(inner.builder().parameterSlot(1), 0)
                          : inner.lanes(lanes);
                  new LowerEmitter(inner, side).body(binding, place, first);
                });
    code.builder().aload(0).aload(value);
    if (to instanceof Place.Stored stored) {
      code.address(stored);
    }
    code.callHelper(helper);
  }

  private void body(Binding binding, Place to, int first) {
    if (binding instanceof Binding.Product product) {
      int last = Math.min(first + AdapterClass.RANGE_MEMBERS, product.members().size());
      members(product, 1, first, last, to);
      if (last < product.members().size()) {
        call(product, 1, to, last);
      }
      code.builder().return_();
      return;
    }
    if (to instanceof Place.Flat flat) {
      code.zero(flat, 0);
    }
    if (binding instanceof Binding.Sum sum) {
      sum(sum, 1, to, first);
    } else {
      choice(binding, 1, to);
    }
    leave(to);
  }

  private void leave(Place to) {
    switch (to) {
      case Place.Flat flat -> code.leaveLanes(flat);
      case Place.Stored _ -> code.builder().iconst_0();
    }
    code.builder().ireturn();
  }

  private void members(Binding.Product product, int value, int first, int last, Place to) {
    var members = product.members();
    var types = members.stream().map(m -> m.binding().type()).toList();
    int[] offsets = code.owner().layout().offsets(types);
    int lane = 0;
    for (int i = first; i < last; i++) {
      member(product.java(), members.get(i), value);
      lower(members.get(i).binding(), to.part(lane, offsets[i]));
      if (to instanceof Place.Flat) {
        lane += code.owner().flatten(types.get(i)).size();
      }
    }
  }

  private void member(Class<?> owner, Binding.Member member, int value) {
    code.builder()
        .aload(value)
        .invokevirtual(
            Names.of(owner), member.accessor(), MethodTypeDesc.of(Names.of(member.declared())));
    code.fromDeclared(member.declared(), member.binding().java());
  }

  private void discriminant(InterfaceType type, int value, Place to) {
    code.builder().loadConstant(value);
    int cases = ((InterfaceType.Variant) Despecialize.of(type)).cases().size();
    code.storeBits(Layout.discriminantSize(cases), to, side);
  }

  private Place payload(InterfaceType type, Place to) {
    return to.part(
        1, code.owner().layout().payloadOffset((InterfaceType.Variant) Despecialize.of(type)));
  }

  /** A variant in a local variable; lanes are zero before. */
  private void choice(Binding binding, int value, Place to) {
    switch (binding) {
      case Binding.Sum sum -> {
        Label end = code.builder().newLabel();
        cases(sum, value, to, 0, end);
        code.builder().labelBinding(end);
      }
      case Binding.Maybe maybe -> maybe(maybe, value, to);
      case Binding.Outcome outcome -> outcome(outcome, value, to);
      case Binding.Scalar _,
          Binding.Numbers _,
          Binding.Elements _,
          Binding.FixedElements _,
          Binding.Entries _,
          Binding.Product _,
          Binding.Labels _,
          Binding.FlagSet _,
          Binding.Handle _,
          Binding.End _ ->
          throw new IllegalStateException("not a variant: " + binding);
    }
  }

  /** In a method of its own, from case {@code first} on. */
  private void sum(Binding.Sum sum, int value, Place to, int first) {
    Label end = code.builder().newLabel();
    cases(sum, value, to, first, end);
    code.builder().labelBinding(end);
  }

  private void cases(Binding.Sum sum, int value, Place to, int first, Label end) {
    CodeBuilder builder = code.builder();
    var alternatives = sum.alternatives();
    int cost = 0;
    for (int i = first; i < alternatives.size(); i++) {
      var alternative = alternatives.get(i);
      cost += CaseCost.move(alternative.payload().map(m -> m.binding().type()), to, to);
      if (cost > AdapterClass.RANGE_COST && i > first) {
        builder.aload(value);
        outlined(sum, to, i);
        builder.goto_(end);
        return;
      }
      Label next = builder.newLabel();
      builder.aload(value).instanceOf(Names.of(alternative.java())).ifeq(next);
      discriminant(sum.type(), i, to);
      if (alternative.payload().isPresent()) {
        builder.aload(value).checkcast(Names.of(alternative.java()));
        int cast = code.keep(alternative.java());
        member(alternative.java(), alternative.payload().get(), cast);
        lower(alternative.payload().get().binding(), payload(sum.type(), to));
      }
      builder.goto_(end).labelBinding(next);
    }
    builder.aload(value);
    code.callStatic(Names.SCALARS, "noCase", Names.HOST_VALUE, CD_Object);
    builder.athrow();
  }

  private void maybe(Binding.Maybe maybe, int value, Place to) {
    CodeBuilder builder = code.builder();
    Label none = builder.newLabel();
    Label end = builder.newLabel();
    builder.aload(value);
    if (maybe.nullable()) {
      builder.ifnull(none);
    } else {
      builder
          .invokevirtual(Names.OPTIONAL, "isPresent", MethodTypeDesc.of(ConstantDescs.CD_boolean))
          .ifeq(none);
    }
    discriminant(maybe.type(), 1, to);
    builder.aload(value);
    if (!maybe.nullable()) {
      builder.invokevirtual(Names.OPTIONAL, "get", MethodTypeDesc.of(CD_Object));
    }
    code.fromDeclared(Object.class, maybe.payload().java());
    lower(maybe.payload(), payload(maybe.type(), to));
    builder.goto_(end).labelBinding(none);
    discriminant(maybe.type(), 0, to);
    builder.labelBinding(end);
  }

  private void outcome(Binding.Outcome outcome, int value, Place to) {
    CodeBuilder builder = code.builder();
    Label error = builder.newLabel();
    Label end = builder.newLabel();
    builder.aload(value).instanceOf(Names.OK).ifeq(error);
    side(outcome, outcome.ok(), 0, Names.OK, "value", value, to);
    builder.goto_(end).labelBinding(error);
    side(outcome, outcome.error(), 1, Names.ERR, "error", value, to);
    builder.labelBinding(end);
  }

  private void side(
      Binding.Outcome outcome,
      Optional<Binding> binding,
      int discriminant,
      ClassDesc type,
      String accessor,
      int value,
      Place to) {
    CodeBuilder builder = code.builder();
    discriminant(outcome.type(), discriminant, to);
    builder.aload(value).checkcast(type);
    builder.invokevirtual(type, accessor, MethodTypeDesc.of(CD_Object));
    if (binding.isPresent()) {
      code.fromDeclared(Object.class, binding.get().java());
      lower(binding.get(), payload(outcome.type(), to));
    } else {
      builder.pop();
    }
  }

  /**
   * A {@code result} of a function whose one side is on the stack, or not there when it has no
   * type.
   */
  void side(InterfaceType type, int discriminant, Optional<Binding> binding, Place to) {
    int value = -1;
    if (binding.isPresent()) {
      value = code.keep(binding.get().java());
    }
    if (to instanceof Place.Flat flat) {
      code.zero(flat, 0);
    }
    discriminant(type, discriminant, to);
    if (binding.isPresent()) {
      code.load(binding.get().java(), value);
      lower(binding.get(), payload(type, to));
    }
  }
}
