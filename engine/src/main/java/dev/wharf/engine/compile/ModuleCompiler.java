package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;

import dev.wharf.engine.load.ClassSource;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.TypeInterner;
import dev.wharf.wasm.validate.ClosedTypes;
import dev.wharf.wasm.validate.ValidModule;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the classes of one module, each when it is first asked for: the instance class, classes of
 * functions as values, and the functions themselves, a few small ones or one large one to a class.
 * May be called by several threads.
 *
 * <p>Every method it emits stays below what HotSpot compiles; where an estimate was too low, the
 * class is made again with smaller pieces.
 */
public final class ModuleCompiler implements ClassSource {
  private static final String FUNCTIONS = "F";
  private static final String FRAMES = "Frame";

  /** Estimated bytes a method may have: the first try, then tighter ones. */
  private static final int[] PIECE_LIMITS = {11_000, 8_000, 5_000, 3_000, 1_500, 800};

  private final ModuleShape shape;
  private final int[] pieceLimits;
  private final ClassFile classFile;
  private final Map<String, byte[]> frames = new ConcurrentHashMap<>();

  /**
   * @param outsideHeap memories, imported ones first, that do not lie in an array
   */
  public ModuleCompiler(ValidModule module, BitSet outsideHeap) {
    this(module, module.closed(new TypeInterner()), outsideHeap);
  }

  /**
   * @param types of the module, closed
   * @param outsideHeap memories, imported ones first, that do not lie in an array
   */
  public ModuleCompiler(ValidModule module, ClosedTypes types, BitSet outsideHeap) {
    this(module, types, outsideHeap, PIECE_LIMITS);
  }

  /**
   * Splits functions at other sizes, in estimated bytes, to show that splitting changes nothing.
   */
  public static ModuleCompiler splittingAt(ValidModule module, BitSet outsideHeap, int limit) {
    var types = module.closed(new TypeInterner());
    return new ModuleCompiler(module, types, outsideHeap, new int[] {limit});
  }

  private ModuleCompiler(
      ValidModule module, ClosedTypes types, BitSet outsideHeap, int[] pieceLimits) {
    this.pieceLimits = pieceLimits;
    this.shape = new ModuleShape(module, types, outsideHeap);
    // Types that matter meet at joins only where they are equal; what else meets there, in
    // variables of dead values, is an object. The resolver must never go looking for classes.
    this.classFile =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.of(Set.of(), Map.of(Symbols.INSTANCE, Symbols.BASE_INSTANCE))
                    .orElse(_ -> ClassHierarchyResolver.ClassHierarchyInfo.ofClass(CD_Object))),
            ClassFile.DebugElementsOption.PASS_DEBUG);
  }

  /** Binary name of the instance class; its constructor takes the instantiation. */
  @Override
  public String instanceClass() {
    return Symbols.PACKAGE + "Instance";
  }

  /**
   * Binary name of the class of a function as a value; its constructor takes the instance and the
   * index.
   */
  @Override
  public String funcClass(int funcIndex) {
    return Symbols.PACKAGE + FuncClass.name(shape, funcIndex);
  }

  /** The bytes of a generated class, or empty if the name is not one of this module's. */
  @Override
  public Optional<byte[]> classBytes(String binaryName) {
    if (!binaryName.startsWith(Symbols.PACKAGE)) {
      return Optional.empty();
    }
    String name = binaryName.substring(Symbols.PACKAGE.length());
    if (binaryName.equals(instanceClass())) {
      return Optional.of(InstanceClass.classBytes(classFile, shape));
    }
    if (name.startsWith(FRAMES)) {
      return Optional.ofNullable(frames.get(binaryName));
    }
    if (FuncClass.isName(name)) {
      return Optional.of(FuncClass.classBytes(classFile, shape, name));
    }
    if (name.startsWith(FUNCTIONS)) {
      return Optional.of(functions(Integer.parseInt(name.substring(FUNCTIONS.length()))));
    }
    return Optional.empty();
  }

  private byte[] functions(int first) {
    var best = functions(first, pieceLimits[0]);
    for (int i = 1; i < pieceLimits.length && best.longestMethod() > MethodSizes.LIMIT; i++) {
      var next = functions(first, pieceLimits[i]);
      best = next.longestMethod() < best.longestMethod() ? next : best;
    }
    return switch (best) {
      case Written written -> {
        frames.putAll(written.frames());
        yield written.bytes();
      }
      case TooLarge tooLarge ->
          throw new TrapException(
              Trap.RESOURCE_LIMIT,
              "function " + (shape.importedFuncs() + first) + " is too large to be compiled",
              List.of(),
              tooLarge.cause());
    };
  }

  /** What came of compiling a class of functions. */
  private sealed interface Functions {
    int longestMethod();
  }

  /** A class of functions with the classes of their frames. */
  private record Written(byte[] bytes, int longestMethod, Map<String, byte[]> frames)
      implements Functions {}

  /** A piece is beyond what a method may have: JVMS 4.7.3, 65,535 bytes. */
  private record TooLarge(IllegalArgumentException cause) implements Functions {
    @Override
    public int longestMethod() {
      return Integer.MAX_VALUE;
    }
  }

  private Functions functions(int first, int limit) {
    var owner = ClassDesc.of(Symbols.PACKAGE + FUNCTIONS + first);
    var bridges = new Bridges(shape, owner);
    List<FunctionCompiler> compilers = new ArrayList<>();
    for (int own = first; own < shape.clusterEnd(first); own++) {
      compilers.add(new FunctionCompiler(shape, own, owner, bridges, limit));
    }
    byte[] bytes;
    try {
      bytes = classBytes(owner, compilers, bridges);
    } catch (IllegalArgumentException e) {
      // The library's word for what does not fit a class file.
      return new TooLarge(e);
    }
    Map<String, byte[]> made = new HashMap<>();
    for (var compiler : compilers) {
      compiler
          .frame()
          .ifPresent(frame -> made.put(frame.binaryName(), frame.classBytes(classFile)));
    }
    return new Written(bytes, MethodSizes.longest(bytes), made);
  }

  private byte[] classBytes(ClassDesc owner, List<FunctionCompiler> compilers, Bridges bridges) {
    return classFile.build(
        owner,
        builder -> {
          builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
          for (var compiler : compilers) {
            compiler.write(builder);
          }
          bridges.write(builder);
        });
  }
}
