package dev.wharf.wasm.text;

import dev.wharf.wasm.Limits;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.instr.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads instructions, flat and folded, and hands them on in the order of the binary format. What is
 * open is kept in a list of its own rather than on the Java stack, so that nesting costs memory and
 * nothing else. Spec: text/instructions.
 */
final class InstrParser {
  private final TokenReader in;
  private final ImmediateParser immediates;
  private final LabelScope labels = new LabelScope();
  private final Output out;
  private final Deque<Open> open = new ArrayDeque<>();

  /**
   * Where instructions go: with the offset of the token that they are from, and the annotation that
   * hints at their outcome, if there is one.
   */
  interface Output {
    void instr(Instr instr, int at, Optional<Annotation> hint);
  }

  /** What is open around the next token. */
  private sealed interface Open {}

  /** A flat block until its {@code end}. */
  private record Flat(BlockParts parts) implements Open {}

  /** A folded block until its parenthesis. */
  private record Folded() implements Open {}

  /** A folded instruction whose operands are being read. */
  private record Operands(Instr instr, int at, Optional<Annotation> hint) implements Open {}

  /** A folded {@code if} before its {@code then}. */
  private record Condition(Instr instr, int at, LabelScope.Label label, Optional<Annotation> hint)
      implements Open {}

  /** A folded {@code try} before its {@code do}. */
  private record BeforeDo() implements Open {}

  /** A folded block of parts that are forms of their own, after the first of them. */
  private record Branches(BlockParts parts) implements Open {}

  /** A folded {@code try} after its {@code delegate}, which ends it. */
  private record Delegated() implements Open {}

  /** Inside such a part. */
  private record Arm() implements Open {}

  InstrParser(TokenReader in, ModuleScope scope, NameScope locals, Output out) {
    this.in = in;
    this.immediates = new ImmediateParser(in, scope, locals, labels);
    this.out = out;
  }

  /** Names of the labels so far. */
  List<NameScope.Named> labelNames() {
    return labels.named();
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
        case KEYWORD -> {
          var hint = hint();
          flat(in.next(), hint);
        }
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
        case KEYWORD -> {
          var hint = hint();
          flat(in.next(), hint);
        }
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

  private Optional<Annotation> hint() {
    var hint = in.annotation(Annotation.BRANCH_HINT);
    if (hint.isPresent()) {
      var second = in.annotation(Annotation.BRANCH_HINT);
      if (second.isPresent()) {
        throw second.get().error("duplicate annotation", in.peek());
      }
    }
    return hint;
  }

  private void emit(Instr instr, Token token) {
    out.instr(instr, token.start(), Optional.empty());
  }

  private void left() {
    var hint = hint();
    var token = in.form();
    switch (open.peek()) {
      case Condition(Instr instr, int at, var label, var conditionHint)
          when token.text().equals("then") -> {
        open.pop();
        labels.enter(label);
        out.instr(instr, at, conditionHint);
        push(new Branches(BlockParts.ELSE));
        push(new Arm());
      }
      case BeforeDo _ -> {
        if (!token.text().equals("do")) {
          throw TokenReader.unexpected(token);
        }
        open.pop();
        push(new Branches(BlockParts.HANDLERS_OR_DELEGATE));
        push(new Arm());
      }
      case Branches(BlockParts parts) -> branch(token, parts);
      case Delegated _ -> throw TokenReader.unexpected(token);
      // Null is what an empty deque answers.
      case null, default -> {
        folded(token, hint);
        return;
      }
    }
    if (hint.isPresent()) {
      throw hint.get().misplaced();
    }
  }

  /** A further part of a folded block. */
  private void branch(Token token, BlockParts parts) {
    var op = opcode(token);
    if (!isPart(op)) {
      throw TokenReader.unexpected(token);
    }
    var rest = parts.after(op).orElseThrow(() -> TokenReader.unexpected(token));
    open.pop();
    if (op == Opcode.DELEGATE) {
      labels.leave();
      emit(immediates.read(op, token), token);
      in.close();
      push(new Delegated());
    } else {
      emit(immediates.read(op, token), token);
      push(new Branches(rest));
      push(new Arm());
    }
  }

  private void folded(Token token, Optional<Annotation> hint) {
    var op = opcode(token);
    if (isPart(op) || op == Opcode.END) {
      throw TokenReader.unexpected(token);
    }
    if (op.shape() == Shape.BLOCK || op.shape() == Shape.TRY_TABLE) {
      var label = LabelScope.read(in);
      var instr = immediates.read(op, token);
      if (op == Opcode.IF) {
        push(new Condition(instr, token.start(), label, hint));
      } else {
        labels.enter(label);
        out.instr(instr, token.start(), hint);
        push(op == Opcode.TRY ? new BeforeDo() : new Folded());
      }
    } else {
      push(new Operands(immediates.read(op, token), token.start(), hint));
    }
  }

  private void right(Token token) {
    switch (open.pop()) {
      case Operands(Instr instr, int at, var hint) -> out.instr(instr, at, hint);
      case Folded _, Branches _ -> {
        labels.leave();
        emit(Opcode.END.plain(), token);
      }
      case Arm _, Delegated _ -> {}
      case Flat _, Condition _, BeforeDo _ -> throw TokenReader.unexpected(token);
    }
  }

  private void flat(Token token, Optional<Annotation> hint) {
    switch (open.peek()) {
      // Only folded instructions may be operands.
      case Operands _, Condition _, BeforeDo _, Branches _, Delegated _ ->
          throw TokenReader.unexpected(token);
      case null, default -> {}
    }
    var op = opcode(token);
    if (isPart(op)) {
      flatPart(op, token, hint);
    } else if (op == Opcode.END) {
      if (!(open.peek() instanceof Flat)) {
        throw TokenReader.unexpected(token);
      }
      open.pop();
      labels.checkRepeated(in);
      labels.leave();
      out.instr(op.plain(), token.start(), hint);
    } else if (op.shape() == Shape.BLOCK || op.shape() == Shape.TRY_TABLE) {
      var label = LabelScope.read(in);
      var instr = immediates.read(op, token);
      labels.enter(label);
      out.instr(instr, token.start(), hint);
      push(new Flat(BlockParts.of(op)));
    } else {
      out.instr(immediates.read(op, token), token.start(), hint);
    }
  }

  private void flatPart(Opcode op, Token token, Optional<Annotation> hint) {
    var rest =
        open.peek() instanceof Flat(BlockParts parts)
            ? parts.after(op)
            : Optional.<BlockParts>empty();
    if (rest.isEmpty()) {
      throw TokenReader.unexpected(token);
    }
    open.pop();
    if (op == Opcode.DELEGATE) {
      labels.leave();
      out.instr(immediates.read(op, token), token.start(), hint);
      return;
    }
    if (op == Opcode.ELSE) {
      labels.checkRepeated(in);
    }
    out.instr(immediates.read(op, token), token.start(), hint);
    push(new Flat(rest.get()));
  }

  private static boolean isPart(Opcode op) {
    return switch (op) {
      case ELSE, CATCH, CATCH_ALL, DELEGATE -> true;
      default -> false;
    };
  }

  private static Opcode opcode(Token token) {
    return Mnemonics.find(token.text()).orElseThrow(() -> TokenReader.unexpected(token));
  }
}
