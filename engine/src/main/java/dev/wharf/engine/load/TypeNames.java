package dev.wharf.engine.load;

import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.CompositeType;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.FieldType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.StorageType;
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.SubType;
import dev.wharf.wasm.type.ValType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Names the classes of defined types. A name is a digest of the type's group and the position in
 * it, so equal types have equal names in all modules, engines and runs, and code that was compiled
 * elsewhere can refer to them. Plain function types have the names of their letters, in {@link
 * TypeClasses}. Used by several threads.
 */
public final class TypeNames {
  /** Package of the classes of defined types. */
  public static final String PACKAGE = "wharf.gc.";

  /** Bytes of the digest that count: equal by chance or by intent is out of reach. */
  private static final int DIGEST_BYTES = 20;

  private final Map<RecType, String> groups = new HashMap<>();

  /** Binary name of the class of a type: what a cast to it names. */
  public synchronized String name(DefType type) {
    if (type.isPlain() && type.composite() instanceof FuncType func) {
      return TypeClasses.name(func);
    }
    return PACKAGE + group(type.group()) + "_" + type.position();
  }

  private String group(RecType group) {
    String known = groups.get(group);
    if (known != null) {
      return known;
    }
    // Groups that it refers to come first; by hand, since a chain of them can be long.
    var pending = new ArrayDeque<RecType>();
    pending.push(group);
    while (!pending.isEmpty()) {
      var next = pending.peek();
      var missing = new ArrayList<RecType>();
      var text = new Text(missing);
      if (!groups.containsKey(next)) {
        text.append(next);
      }
      if (missing.isEmpty()) {
        pending.pop();
        groups.computeIfAbsent(next, _ -> digest(text.toString()));
      } else {
        missing.forEach(pending::push);
      }
    }
    return groups.get(group);
  }

  private static String digest(String text) {
    try {
      byte[] full =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(full, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a group so that different groups give different texts. */
  private final class Text {
    private final StringBuilder text = new StringBuilder();

    /** Receives the groups that are mentioned and have no name yet. */
    private final List<RecType> missing;

    Text(List<RecType> missing) {
      this.missing = missing;
    }

    void append(RecType group) {
      for (SubType type : group.types()) {
        text.append(type.isFinal() ? "final" : "open");
        type.supertypes().forEach(this::append);
        append(type.composite());
      }
    }

    private void append(CompositeType type) {
      switch (type) {
        case FuncType(var params, var results) -> {
          text.append("(func ");
          params.forEach(this::append);
          text.append("->");
          results.forEach(this::append);
        }
        case StructType(var fields) -> {
          text.append("(struct ");
          fields.forEach(this::append);
        }
        case ArrayType(var element) -> {
          text.append("(array ");
          append(element);
        }
      }
      text.append(')');
    }

    private void append(FieldType field) {
      text.append(field.mutable() ? "mut " : "");
      append(field.storage());
    }

    private void append(StorageType type) {
      switch (type) {
        case RefType(boolean nullable, HeapType heap) -> {
          text.append(nullable ? "null " : "ref ");
          append(heap);
        }
        case ValType number -> text.append(number).append(' ');
        default -> text.append(type).append(' ');
      }
    }

    private void append(HeapType type) {
      if (type instanceof DefType defined) {
        String known = groups.get(defined.group());
        if (known == null) {
          missing.add(defined.group());
        }
        text.append(known).append('_').append(defined.position());
      } else {
        text.append(type);
      }
      text.append(' ');
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
