package dev.wharf.engine.load;

import java.lang.classfile.CodeBuilder;

/**
 * Keeps a generated method out of those that call it, whatever the JIT compiler thinks.
 *
 * <p>A guest's stack may be left on one thread and be gone on with on another. HotSpot's C2 takes
 * it for granted that this does not happen: within one compiled method {@code
 * Thread.currentThread()} is read once, before or after a call that leaves the stack. So code of
 * the host, which may ask which thread it is on or lock something, must not become part of guest
 * code.
 */
public final class Seclusion {
  /** More bytes of code than the compiler inlines of any method, its {@code FreqInlineSize}. */
  private static final int TOO_LARGE = 400;

  private Seclusion() {}

  /** To be called at the end of a method: adds bytes that are never reached. */
  public static void end(CodeBuilder code) {
    for (int i = 0; i < TOO_LARGE; i++) {
      code.nop();
    }
  }
}
