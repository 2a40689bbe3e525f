package dev.wharf.runtime.canon;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Unit;
import dev.wharf.runtime.value.Val;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Values as Java has them and as {@code Val}, by slow and obvious code. */
final class JavaValues {
  private JavaValues() {}

  static Object toJava(Binding binding, Val value) throws ReflectiveOperationException {
    return switch (binding) {
      case Binding.Scalar _ -> scalar(value);
      case Binding.Numbers _ -> array((ListVal) value);
      case Binding.Elements(var _, var element) -> list(element, value);
      case Binding.FixedElements(var _, var element) -> list(element, value);
      case Binding.Entries _ -> throw new IllegalStateException();
      case Binding.Product(var _, var java, var members) -> product(java, members, value);
      case Binding.Sum sum -> sum(sum, (Val.Variant) value);
      case Binding.Labels labels ->
          labels.table().constant(labels.type().labels().indexOf(((Val.Enum) value).label()));
      case Binding.FlagSet flags -> flags(flags, (Val.Flags) value);
      case Binding.Maybe(var _, var payload, _) -> {
        var given = ((Val.Option) value).value();
        yield given.isPresent() ? Optional.of(toJava(payload, given.get())) : Optional.empty();
      }
      case Binding.Outcome(var _, var ok, var error) -> {
        var given = (Val.Result) value;
        yield given.isOk() ? Result.ok(side(ok, given)) : Result.err(side(error, given));
      }
      case Binding.End _ -> throw new IllegalStateException("no streams here");
      case Binding.Handle _ -> throw new IllegalStateException();
    };
  }

  private static Object side(Optional<Binding> binding, Val.Result value)
      throws ReflectiveOperationException {
    return binding.isPresent() ? toJava(binding.get(), value.payload().orElseThrow()) : Unit.UNIT;
  }

  private static Object scalar(Val value) {
    return switch (value) {
      case Val.Bool(boolean v) -> v;
      case Val.S8(byte v) -> v;
      case Val.U8(int v) -> v;
      case Val.S16(short v) -> v;
      case Val.U16(int v) -> v;
      case Val.S32(int v) -> v;
      case Val.U32(long v) -> v;
      case Val.S64(long v) -> v;
      case Val.U64(long v) -> v;
      case Val.F32(float v) -> v;
      case Val.F64(double v) -> v;
      case Val.Char(int v) -> v;
      case Val.Str(var v) -> v;
      default -> throw new IllegalStateException();
    };
  }

  private static Object array(ListVal list) {
    return switch (list) {
      case ListVal.Bytes(var v) -> v;
      case ListVal.Shorts(var v) -> v;
      case ListVal.Ints(var v) -> v;
      case ListVal.Longs(var v) -> v;
      case ListVal.Floats(var v) -> v;
      case ListVal.Doubles(var v) -> v;
      case ListVal.Elements _ -> throw new IllegalStateException();
    };
  }

  private static List<Object> list(Binding element, Val value) throws ReflectiveOperationException {
    var list = new ArrayList<Object>();
    for (Val each : ((ListVal.Elements) value).values()) {
      list.add(toJava(element, each));
    }
    return list;
  }

  private static Object product(Class<?> java, List<Binding.Member> members, Val value)
      throws ReflectiveOperationException {
    var fields =
        value instanceof Val.Record(var named)
            ? named.stream().map(Val.Field::value).toList()
            : ((Val.Tuple) value).fields();
    var args = new Object[fields.size()];
    for (int i = 0; i < args.length; i++) {
      args[i] = toJava(members.get(i).binding(), fields.get(i));
    }
    return java.getDeclaredConstructors()[0].newInstance(args);
  }

  private static Object sum(Binding.Sum sum, Val.Variant value)
      throws ReflectiveOperationException {
    var names = sum.type().cases().stream().map(InterfaceType.Case::name).toList();
    var alternative = sum.alternatives().get(names.indexOf(value.label()));
    Object[] args =
        alternative.payload().isEmpty()
            ? new Object[0]
            : new Object[] {
              toJava(alternative.payload().get().binding(), value.payload().orElseThrow())
            };
    return alternative.java().getDeclaredConstructors()[0].newInstance(args);
  }

  private static Set<Samples.Access> flags(Binding.FlagSet flags, Val.Flags value) {
    var set = EnumSet.noneOf(Samples.Access.class);
    for (String label : value.labels()) {
      set.add(Samples.Access.values()[flags.type().labels().indexOf(label)]);
    }
    return set;
  }

  static Val toVal(Binding binding, Object java) throws ReflectiveOperationException {
    return switch (binding) {
      case Binding.Scalar(var type, var _) -> scalar(type, java);
      case Binding.Numbers _ -> numbers(java);
      case Binding.Elements(var _, var element) -> elements(element, (List<?>) java);
      case Binding.FixedElements(var _, var element) -> elements(element, (List<?>) java);
      case Binding.Entries _ -> throw new IllegalStateException();
      case Binding.Product(var type, var _, var members) -> product(type, members, java);
      case Binding.Sum sum -> sum(sum, java);
      case Binding.Labels labels ->
          new Val.Enum(labels.type().labels().get(labels.table().discriminant((Enum<?>) java)));
      case Binding.FlagSet flags -> {
        var labels = new LinkedHashSet<String>();
        for (var access : Samples.Access.values()) {
          if (((Set<?>) java).contains(access)) {
            labels.add(flags.type().labels().get(access.ordinal()));
          }
        }
        yield new Val.Flags(labels);
      }
      case Binding.Maybe(var _, var payload, _) -> {
        var given = (Optional<?>) java;
        yield new Val.Option(
            given.isPresent() ? Optional.of(toVal(payload, given.get())) : Optional.empty());
      }
      case Binding.Outcome(var _, var ok, var error) ->
          switch ((Result<?, ?>) java) {
            case Result.Ok<?, ?>(var v) -> new Val.Result(true, side(ok, v));
            case Result.Err<?, ?>(var v) -> new Val.Result(false, side(error, v));
          };
      case Binding.End _ -> throw new IllegalStateException("no streams here");
      case Binding.Handle _ -> throw new IllegalStateException();
    };
  }

  private static Optional<Val> side(Optional<Binding> binding, Object java)
      throws ReflectiveOperationException {
    return binding.isPresent() ? Optional.of(toVal(binding.get(), java)) : Optional.empty();
  }

  private static Val scalar(Primitive type, Object java) {
    return switch (type) {
      case BOOL -> new Val.Bool((boolean) java);
      case S8 -> new Val.S8((byte) java);
      case U8 -> new Val.U8((int) java);
      case S16 -> new Val.S16((short) java);
      case U16 -> new Val.U16((int) java);
      case S32 -> new Val.S32((int) java);
      case U32 -> new Val.U32((long) java);
      case S64 -> new Val.S64((long) java);
      case U64 -> new Val.U64((long) java);
      case F32 -> new Val.F32((float) java);
      case F64 -> new Val.F64((double) java);
      case CHAR -> new Val.Char((int) java);
      case STRING -> new Val.Str((String) java);
      case ERROR_CONTEXT -> throw new IllegalStateException();
    };
  }

  private static Val numbers(Object java) {
    return switch (java) {
      case byte[] v -> new ListVal.Bytes(v);
      case short[] v -> new ListVal.Shorts(v);
      case int[] v -> new ListVal.Ints(v);
      case long[] v -> new ListVal.Longs(v);
      case float[] v -> new ListVal.Floats(v);
      case double[] v -> new ListVal.Doubles(v);
      default -> throw new IllegalStateException();
    };
  }

  private static Val elements(Binding element, List<?> list) throws ReflectiveOperationException {
    var values = new ArrayList<Val>();
    for (Object each : list) {
      values.add(toVal(element, each));
    }
    return new ListVal.Elements(values);
  }

  private static Val product(InterfaceType type, List<Binding.Member> members, Object java)
      throws ReflectiveOperationException {
    var values = new ArrayList<Val>();
    for (var member : members) {
      values.add(
          toVal(member.binding(), java.getClass().getMethod(member.accessor()).invoke(java)));
    }
    if (type instanceof InterfaceType.Tuple) {
      return new Val.Tuple(values);
    }
    var fields = ((InterfaceType.Record) type).fields();
    var named = new ArrayList<Val.Field>();
    for (int i = 0; i < values.size(); i++) {
      named.add(new Val.Field(fields.get(i).name(), values.get(i)));
    }
    return new Val.Record(named);
  }

  private static Val sum(Binding.Sum sum, Object java) throws ReflectiveOperationException {
    for (int i = 0; i < sum.alternatives().size(); i++) {
      var alternative = sum.alternatives().get(i);
      if (alternative.java().isInstance(java)) {
        Optional<Val> payload =
            alternative.payload().isEmpty()
                ? Optional.empty()
                : Optional.of(
                    toVal(
                        alternative.payload().get().binding(),
                        java.getClass()
                            .getMethod(alternative.payload().get().accessor())
                            .invoke(java)));
        return new Val.Variant(sum.type().cases().get(i).name(), payload);
      }
    }
    throw new IllegalStateException();
  }
}
