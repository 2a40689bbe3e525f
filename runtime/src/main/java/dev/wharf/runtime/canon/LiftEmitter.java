package dev.wharf.runtime.canon;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.INIT_NAME;

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

/** Writes code that reads a value from a guest and leaves it on the stack as Java has it. */
final class LiftEmitter {
  private final AdapterCode code;
  private final Side side;

  LiftEmitter(AdapterCode code, Side side) {
    this.code = code;
    this.side = side;
  }

  private record Key(Binding binding, Side side, List<NumType> lanes, int first) {}

  private record ListKey(Binding element, Side side) {}

  /** Pushes the value at {@code from}. */
  void lift(Binding binding, Place from) {
    switch (binding) {
      case Binding.Scalar scalar -> scalar(scalar, from);
      case Binding.Numbers numbers -> {
        code.side(side);
        code.loadPair(from, side);
        code.callStatic(
            Names.LISTS,
            "lift" + arrayWord(numbers.java()),
            Names.of(numbers.java()),
            Names.SIDE,
            CD_int,
            CD_int);
      }
      case Binding.Elements elements -> list(elements, from);
      case Binding.Entries entries -> {
        list(entries.pairs(), from);
        code.callStatic(Names.LISTS, "toMap", Names.MAP, Names.LIST);
      }
      case Binding.FixedElements fixed -> fixed(fixed, from);
      case Binding.Product product -> {
        if (from instanceof Place.Flat) {
          product(product, from);
        } else {
          outlined(binding, from, 0);
        }
      }
      case Binding.Sum _, Binding.Maybe _, Binding.Outcome _ -> outlined(binding, from, 0);
      case Binding.Labels labels -> {
        code.table(labels.table());
        code.loadBits(Layout.discriminantSize(labels.type().labels().size()), from, side);
        code.builder()
            .invokevirtual(Names.ENUM_TABLE, "constant", MethodTypeDesc.of(CD_Object, CD_int))
            .checkcast(Names.of(labels.java()));
      }
      case Binding.FlagSet flags -> {
        code.table(flags.table());
        code.loadBits(Layout.flagsSize(flags.type().labels().size()), from, side);
        code.builder()
            .invokevirtual(
                Names.ENUM_TABLE, "set", MethodTypeDesc.of(ConstantDescs.CD_Set, CD_int));
      }
      case Binding.Handle handle -> handle(handle, from);
      case Binding.End end -> {
        code.load(Primitive.U32, from, side);
        code.side(side);
        code.end(end);
        code.callStatic(Names.ENDS, "lift", CD_Object, CD_int, Names.SIDE, Names.END);
        code.builder().checkcast(Names.of(end.java()));
      }
    }
  }

  static String arrayWord(Class<?> array) {
    String word = array.getComponentType().getName();
    return Character.toUpperCase(word.charAt(0)) + word.substring(1) + "s";
  }

  private void scalar(Binding.Scalar scalar, Place from) {
    if (scalar.type() == Primitive.STRING) {
      code.side(side);
      code.loadPair(from, side);
      code.callStatic(Names.STRINGS, "lift", ConstantDescs.CD_String, Names.SIDE, CD_int, CD_int);
      return;
    }
    code.load(scalar.type(), from, side);
    if (scalar.type() == Primitive.ERROR_CONTEXT) {
      code.side(side);
      code.callStatic(Names.ENDS, "liftErrorContext", Names.ERROR_CONTEXT, CD_int, Names.SIDE);
      return;
    }
    if (scalar.type() == Primitive.U32 && scalar.java() == long.class) {
      code.builder().i2l().loadConstant(0xFFFF_FFFFL).land();
    } else if (scalar.type() == Primitive.U8 && scalar.java() == byte.class) {
      code.builder().i2b();
    } else if (scalar.type() == Primitive.U16 && scalar.java() == short.class) {
      code.builder().i2s();
    }
  }

  private void handle(Binding.Handle handle, Place from) {
    code.load(Primitive.U32, from, side);
    code.side(side);
    code.slot(handle.type());
    if (handle.type() instanceof InterfaceType.Own) {
      code.callStatic(Names.HANDLES, "liftOwn", CD_Object, CD_int, Names.SIDE, Names.SLOT);
    } else {
      code.scope();
      code.callStatic(
          Names.HANDLES, "liftBorrow", CD_Object, CD_int, Names.SIDE, Names.SLOT, Names.CALL_SCOPE);
    }
    code.builder().checkcast(Names.of(handle.java()));
  }

  private void list(Binding.Elements elements, Place from) {
    var helper =
        code.owner()
            .helper(
                new ListKey(elements, side),
                MethodTypeDesc.of(Names.LIST, CD_int, CD_int),
                inner -> new LiftEmitter(inner, side).listBody(elements));
    code.builder().aload(0);
    code.loadPair(from, side);
    code.callHelper(helper);
  }

  private void listBody(Binding.Elements elements) {
    var element = elements.element();
    var layout = code.owner().layout();
    int size = (int) layout.size(element.type());
    CodeBuilder builder = code.builder();
    code.side(side);
    builder.iload(1).iload(2).loadConstant(layout.alignment(element.type())).loadConstant(size);
    code.callStatic(
        Names.LISTS, "frame", ConstantDescs.CD_void, Names.SIDE, CD_int, CD_int, CD_int, CD_int);
    loop(element, size, 1, () -> builder.iload(2));
    builder.areturn();
  }

  /**
   * Reads elements at the address in a local variable, which moves on, into an unmodifiable list on
   * the stack.
   */
  private void loop(Binding element, int size, int address, Runnable length) {
    CodeBuilder builder = code.builder();
    int array = builder.allocateLocal(TypeKind.REFERENCE);
    int i = builder.allocateLocal(TypeKind.INT);
    length.run();
    builder.anewarray(CD_Object).astore(array).iconst_0().istore(i);
    Label test = builder.newLabel();
    Label end = builder.newLabel();
    builder.labelBinding(test).iload(i).aload(array).arraylength().if_icmpge(end);
    builder.aload(array).iload(i);
    lift(element, new Place.Stored(address, 0));
    code.toDeclared(element.java(), Object.class);
    builder.aastore().iinc(i, 1).iload(address).loadConstant(size).iadd().istore(address);
    builder.goto_(test).labelBinding(end).aload(array);
    code.callStatic(Names.LISTS, "wrap", Names.LIST, CD_Object.arrayType());
  }

  private void fixed(Binding.FixedElements fixed, Place from) {
    CodeBuilder builder = code.builder();
    Binding element = fixed.element();
    switch (from) {
      case Place.Stored stored -> {
        var helper =
            code.owner()
                .helper(
                    new Key(fixed, side, List.of(), 0),
                    MethodTypeDesc.of(Names.LIST, CD_int),
                    inner -> new LiftEmitter(inner, side).fixedBody(fixed));
        builder.aload(0);
        code.address(stored);
        code.callHelper(helper);
      }
      case Place.Flat flat -> {
        int lanes = code.owner().flatten(element.type()).size();
        builder.loadConstant(fixed.type().length()).anewarray(CD_Object);
        for (int i = 0; i < fixed.type().length(); i++) {
          builder.dup().loadConstant(i);
          lift(element, flat.part(i * lanes, 0));
          code.toDeclared(element.java(), Object.class);
          builder.aastore();
        }
        code.callStatic(Names.LISTS, "wrap", Names.LIST, CD_Object.arrayType());
      }
    }
  }

  private void fixedBody(Binding.FixedElements fixed) {
    int size = (int) code.owner().layout().size(fixed.element().type());
    loop(fixed.element(), size, 1, () -> code.builder().loadConstant(fixed.type().length()));
    code.builder().areturn();
  }

  /**
   * Calls a method of its own that reads the value, from case {@code first} on where it is a
   * variant.
   */
  private void outlined(Binding binding, Place from, int first) {
    var lanes = from instanceof Place.Flat flat ? trim(flat, binding) : List.<NumType>of();
    var params = new ArrayList<ClassDesc>();
    if (from instanceof Place.Flat) {
      lanes.forEach(lane -> params.add(AdapterCode.desc(lane)));
    } else {
      params.add(CD_int);
    }
    var helper =
        code.owner()
            .helper(
                new Key(binding, side, lanes, first),
                MethodTypeDesc.of(Names.of(binding.java()), params),
                inner -> {
                  Place place =
                      lanes.isEmpty()
                          ? new Place.Stored(inner.builder().parameterSlot(0), 0)
                          : inner.parameters(0, lanes);
                  new LiftEmitter(inner, side).body(binding, place, first);
                });
    code.builder().aload(0);
    switch (from) {
      case Place.Flat flat -> code.loadLanes(new Place.Flat(flat.lanes().subList(0, lanes.size())));
      case Place.Stored stored -> code.address(stored);
    }
    code.callHelper(helper);
  }

  private List<NumType> trim(Place.Flat flat, Binding binding) {
    int count = code.owner().flatten(binding.type()).size();
    return flat.types().subList(0, count);
  }

  private void body(Binding binding, Place from, int first) {
    switch (binding) {
      case Binding.Product product -> {
        product(product, from);
        code.builder().areturn();
      }
      case Binding.Sum sum -> sum(sum, from, first);
      case Binding.Maybe maybe -> maybe(maybe, from);
      case Binding.Outcome outcome -> outcome(outcome, from);
      case Binding.Scalar _,
          Binding.Numbers _,
          Binding.Elements _,
          Binding.FixedElements _,
          Binding.Entries _,
          Binding.Labels _,
          Binding.FlagSet _,
          Binding.Handle _,
          Binding.End _ ->
          throw new IllegalStateException("not outlined: " + binding);
    }
  }

  private void product(Binding.Product product, Place from) {
    var members = product.members();
    var types = members.stream().map(m -> m.binding().type()).toList();
    int[] offsets = code.owner().layout().offsets(types);
    int[] kept = new int[members.size()];
    var params = new ArrayList<ClassDesc>();
    int lane = 0;
    for (int i = 0; i < kept.length; i++) {
      var member = members.get(i);
      lift(member.binding(), from.part(lane, offsets[i]));
      kept[i] = code.keep(member.binding().java());
      params.add(Names.of(member.declared()));
      if (from instanceof Place.Flat) {
        lane += code.owner().flatten(types.get(i)).size();
      }
    }
    var type = Names.of(product.java());
    code.builder().new_(type).dup();
    for (int i = 0; i < kept.length; i++) {
      var member = members.get(i);
      code.load(member.binding().java(), kept[i]);
      code.toDeclared(member.binding().java(), member.declared());
    }
    code.builder().invokespecial(type, INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, params));
  }

  /** Pushes the discriminant, checked. */
  private void discriminant(int cases, Place from) {
    code.loadBits(Layout.discriminantSize(cases), from, side);
    code.builder().loadConstant(cases);
    code.callStatic(Names.SCALARS, "discriminant", CD_int, CD_int, CD_int);
  }

  private Place payload(InterfaceType type, Place from) {
    return from.part(
        1, code.owner().layout().payloadOffset((InterfaceType.Variant) Despecialize.of(type)));
  }

  private void sum(Binding.Sum sum, Place from, int first) {
    CodeBuilder builder = code.builder();
    var alternatives = sum.alternatives();
    Place payload = payload(sum.type(), from);
    discriminant(alternatives.size(), from);
    int discriminant = code.keep(int.class);
    int cost = 0;
    for (int i = first; i < alternatives.size(); i++) {
      cost += CaseCost.lift(alternatives.get(i).payload(), from);
      if (cost > AdapterClass.RANGE_COST && i > first) {
        outlined(sum, from, i);
        builder.areturn();
        return;
      }
      Label next = builder.newLabel();
      if (i < alternatives.size() - 1) {
        builder.iload(discriminant).loadConstant(i).if_icmpne(next);
      }
      alternative(alternatives.get(i), payload);
      builder.areturn().labelBinding(next);
    }
  }

  private void alternative(Binding.Alternative alternative, Place payload) {
    CodeBuilder builder = code.builder();
    var type = Names.of(alternative.java());
    if (alternative.payload().isEmpty() && alternative.shared()) {
      builder.getstatic(type, "INSTANCE", type);
      return;
    }
    var params = new ArrayList<ClassDesc>();
    var member = alternative.payload();
    int kept = -1;
    if (member.isPresent()) {
      lift(member.get().binding(), payload);
      code.toDeclared(member.get().binding().java(), member.get().declared());
      kept = code.keep(member.get().declared());
      params.add(Names.of(member.get().declared()));
    }
    builder.new_(type).dup();
    if (member.isPresent()) {
      code.load(member.get().declared(), kept);
    }
    builder.invokespecial(type, INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, params));
  }

  private void maybe(Binding.Maybe maybe, Place from) {
    CodeBuilder builder = code.builder();
    Label some = builder.newLabel();
    discriminant(2, from);
    builder.ifne(some);
    if (maybe.nullable()) {
      builder.aconst_null();
    } else {
      code.callStatic(Names.OPTIONAL, "empty", Names.OPTIONAL);
    }
    builder.areturn().labelBinding(some);
    lift(maybe.payload(), payload(maybe.type(), from));
    code.toDeclared(maybe.payload().java(), Object.class);
    if (!maybe.nullable()) {
      code.callStatic(Names.OPTIONAL, "of", Names.OPTIONAL, CD_Object);
    }
    builder.areturn();
  }

  private void outcome(Binding.Outcome outcome, Place from) {
    CodeBuilder builder = code.builder();
    Place payload = payload(outcome.type(), from);
    Label error = builder.newLabel();
    discriminant(2, from);
    builder.ifne(error);
    side(outcome.ok(), payload, Names.OK);
    builder.labelBinding(error);
    side(outcome.error(), payload, Names.ERR);
  }

  private void side(Optional<Binding> binding, Place payload, ClassDesc type) {
    CodeBuilder builder = code.builder();
    if (binding.isPresent()) {
      lift(binding.get(), payload);
      code.toDeclared(binding.get().java(), Object.class);
    } else {
      builder.getstatic(Names.UNIT, "UNIT", Names.UNIT);
    }
    int kept = code.keep(Object.class);
    builder.new_(type).dup().aload(kept);
    builder
        .invokespecial(type, INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, CD_Object))
        .areturn();
  }
}
