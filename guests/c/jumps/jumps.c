// Non-local jumps of C: an expression evaluator that gives up from deep inside, jumps past many frames, and jumps that
// are set and taken in loops.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "setjmp.h"

enum error { NO_ERROR, UNEXPECTED, DIVISION, UNCLOSED, TOO_DEEP };
static const char *const names[] = {"fine", "unexpected character", "division by zero", "unclosed parenthesis", "too deep"};

struct reader {
  const char *text;
  int depth;
  jmp_buf failed;
};

static long sum(struct reader *reader);

static long atom(struct reader *reader) {
  if (++reader->depth > 1000) longjmp(reader->failed, TOO_DEEP);
  long value;
  if (*reader->text == '(') {
    reader->text++;
    value = sum(reader);
    if (*reader->text != ')') longjmp(reader->failed, UNCLOSED);
    reader->text++;
  } else if (*reader->text >= '0' && *reader->text <= '9') {
    char *end;
    value = strtol(reader->text, &end, 10);
    reader->text = end;
  } else {
    longjmp(reader->failed, UNEXPECTED);
  }
  reader->depth--;
  return value;
}

static long product(struct reader *reader) {
  long value = atom(reader);
  for (;;) {
    char op = *reader->text;
    if (op != '*' && op != '/') return value;
    reader->text++;
    long by = atom(reader);
    if (op == '/' && by == 0) longjmp(reader->failed, DIVISION);
    value = op == '*' ? value * by : value / by;
  }
}

static long sum(struct reader *reader) {
  long value = product(reader);
  while (*reader->text == '+' || *reader->text == '-') {
    char op = *reader->text++;
    long by = product(reader);
    value = op == '+' ? value + by : value - by;
  }
  return value;
}

static void evaluate(const char *text) {
  struct reader reader = {text, 0};
  volatile int attempts = 0;
  int error = setjmp(reader.failed);
  attempts++;
  if (error == NO_ERROR) {
    long value = sum(&reader);
    if (*reader.text != 0) longjmp(reader.failed, UNEXPECTED);
    printf("%.20s = %ld\n", text, value);
  } else {
    printf("%.20s: %s at %d, after %d\n", text, names[error], (int)(reader.text - text), attempts);
  }
}

static jmp_buf outer;

static void sink(int depth) {
  volatile char ballast[64];
  memset((char *)ballast, depth, sizeof ballast);
  if (depth == 0) longjmp(outer, 7);
  jmp_buf mine;  // set in every frame, taken in none
  if (setjmp(mine)) puts("a jump that nobody took");
  sink(depth - 1);
}

// Jumps between two setjmps of one frame.
static int ping_pong(int rounds) {
  jmp_buf ping, pong;
  volatile int pings = 0, pongs = 0;
  int at = setjmp(pong);
  if (at == 0) {
    if (setjmp(ping) < rounds) {
      pings++;
      longjmp(pong, pings);
    }
  } else {
    pongs++;
    longjmp(ping, at);
  }
  return pings * 1000 + pongs;
}

int main(void) {
  evaluate("1+2*3");
  evaluate("(1+2)*3-4/2");
  evaluate("7/(3-3)");
  evaluate("2*(3+4");
  evaluate("2+x");
  evaluate("1 1");
  static char deep[4001];
  memset(deep, '(', 4000);
  evaluate(deep);

  int value = setjmp(outer);
  if (value == 0) sink(500);
  printf("up through 500 frames with %d\n", value);
  printf("ping pong %d\n", ping_pong(10));

  long caught = 0;
  for (volatile int i = 0; i < 20000; i++) {
    int error = setjmp(outer);
    if (error == 0) longjmp(outer, i % 5);
    caught += error;
  }
  printf("%ld from 20000 jumps\n", caught);
  return 0;
}
