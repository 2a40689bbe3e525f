package dev.wharf.wasm.text;

import dev.wharf.wasm.Limits;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.instr.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads instructions, flat and folded, and hands them on in the order of the binary format. What is
 * open is kept in a list of its own rather than on the Java stack, so that nesting costs memory and
 * nothing else. Spec: text/instructions.
 */
final class InstrParser {
  private final TokenReader in;
  private final ImmediateParser immediates;
  private final LabelScope labels = new LabelScope();
  private final Consumer<Instr> out;
  private final Deque<Open> open = new ArrayDeque<>();

  /** What is open around the next token. */
  private sealed interface Open {}

  /**
   * A flat block until its {@code end}; {@code elseAllowed} in an {@code if} before its {@code
   * else}.
   */
  private record Flat(boolean elseAllowed) implements Open {}

  /** A folded block until its parenthesis. */
  private record Folded() implements Open {}

  /** A folded instruction whose operands are being read. */
  private record Operands(Instr instr) implements Open {}

  /** A folded {@code if} before its {@code then}. */
  private record Condition(Instr instr, Optional<String> label) implements Open {}

  /**
   * A folded {@code if} after its {@code then}, and after its {@code else} when this is no longer
   * allowed.
   */
  private record Branches(boolean elseAllowed) implements Open {}

  /** Inside {@code then} or {@code else}. */
  private record Arm() implements Open {}

  InstrParser(TokenReader in, ModuleScope scope, NameScope locals, Consumer<Instr> out) {
    this.in = in;
    this.immediates = new ImmediateParser(in, scope, locals, labels);
    this.out = out;
  }

  /** Everything up to the parenthesis that closes what the caller has opened, which stays. */
  void sequence() {
    while (true) {
      var token = in.peek();
      switch (token.kind()) {
        case LEFT -> left();
        case RIGHT -> {
          if (open.isEmpty()) {
            return;
          }
          right(in.next());
        }
        case END -> {
          if (open.isEmpty()) {
            return;
          }
          throw TokenReader.unexpected(token);
        }
        case KEYWORD -> flat(in.next());
        case ID, STRING, INTEGER, FLOAT, RESERVED -> throw TokenReader.unexpected(token);
      }
    }
  }

  /** One folded instruction with its operands. */
  void folded() {
    if (!in.at(Token.Kind.LEFT)) {
      throw TokenReader.unexpected(in.peek());
    }
    do {
      var token = in.peek();
      switch (token.kind()) {
        case LEFT -> left();
        case RIGHT -> right(in.next());
        case KEYWORD -> flat(in.next());
        case ID, STRING, INTEGER, FLOAT, RESERVED, END -> throw TokenReader.unexpected(token);
      }
    } while (!open.isEmpty());
  }

  private void push(Open item) {
    open.push(item);
    if (open.size() > Limits.NESTING) {
      throw TokenReader.error("nesting is too deep", in.peek());
    }
  }

  private void left() {
    var token = in.form();
    switch (open.peek()) {
      case Condition(Instr instr, var label) when token.text().equals("then") -> {
        open.pop();
        labels.enter(label);
        out.accept(instr);
        push(new Branches(true));
        push(new Arm());
        return;
      }
      case Branches(boolean elseAllowed) -> {
        if (!elseAllowed || !token.text().equals("else")) {
          throw TokenReader.unexpected(token);
        }
        open.pop();
        out.accept(Opcode.ELSE.plain());
        push(new Branches(false));
        push(new Arm());
        return;
      }
      // Null is what an empty deque answers.
      case null, default -> {}
    }
    var op = opcode(token);
    if (op == Opcode.ELSE || op == Opcode.END) {
      throw TokenReader.unexpected(token);
    }
    if (op.shape() == Shape.BLOCK || op.shape() == Shape.TRY_TABLE) {
      var label = in.id();
      var instr = immediates.read(op, token);
      if (op == Opcode.IF) {
        push(new Condition(instr, label));
      } else {
        labels.enter(label);
        out.accept(instr);
        push(new Folded());
      }
    } else {
      push(new Operands(immediates.read(op, token)));
    }
  }

  private void right(Token token) {
    switch (open.pop()) {
      case Operands(Instr instr) -> out.accept(instr);
      case Folded _, Branches _ -> {
        labels.leave();
        out.accept(Opcode.END.plain());
      }
      case Arm _ -> {}
      case Flat _, Condition _ -> throw TokenReader.unexpected(token);
    }
  }

  private void flat(Token token) {
    switch (open.peek()) {
      // Only folded instructions may be operands.
      case Operands _, Condition _, Branches _ -> throw TokenReader.unexpected(token);
      case null, default -> {}
    }
    var op = opcode(token);
    if (op == Opcode.ELSE) {
      if (!(open.peek() instanceof Flat(boolean elseAllowed)) || !elseAllowed) {
        throw TokenReader.unexpected(token);
      }
      open.pop();
      labels.checkRepeated(in);
      out.accept(op.plain());
      push(new Flat(false));
    } else if (op == Opcode.END) {
      if (!(open.peek() instanceof Flat)) {
        throw TokenReader.unexpected(token);
      }
      open.pop();
      labels.checkRepeated(in);
      labels.leave();
      out.accept(op.plain());
    } else if (op.shape() == Shape.BLOCK || op.shape() == Shape.TRY_TABLE) {
      var label = in.id();
      var instr = immediates.read(op, token);
      labels.enter(label);
      out.accept(instr);
      push(new Flat(op == Opcode.IF));
    } else {
      out.accept(immediates.read(op, token));
    }
  }

  private static Opcode opcode(Token token) {
    return Mnemonics.find(token.text()).orElseThrow(() -> TokenReader.unexpected(token));
  }
}
