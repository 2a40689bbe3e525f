/* Greets by the variable GREETING, or without a word; tells the host of it. */
#include "greeter.h"

#include <stdio.h>
#include <stdlib.h>

void exports_greeter_greet(greeter_string_t *name, greeter_string_t *ret) {
  const char *greeting = getenv("GREETING");
  char text[200];
  snprintf(text, sizeof text, "%s, %.*s!", greeting ? greeting : "...", (int)name->len, (char *)name->ptr);
  greeter_string_free(name);
  greeter_string_t line;
  greeter_string_set(&line, greeting ? "greeted" : "no GREETING in the environment");
  greeter_log(&line);
  greeter_string_dup(ret, text);
}
