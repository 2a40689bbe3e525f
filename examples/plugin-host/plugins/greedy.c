/* A rule that no shop wants: on an order of "loop" it never ends, on one of "memory" it takes all there is. */
#include "pricing_rule.h"

#include <stdlib.h>
#include <string.h>

void exports_acme_pricing_rule_name(pricing_rule_string_t *ret) { pricing_rule_string_dup(ret, "greedy 1"); }

static bool is(pricing_rule_string_t *text, const char *word) {
  return text->len == strlen(word) && memcmp(text->ptr, word, text->len) == 0;
}

bool exports_acme_pricing_rule_apply(exports_acme_pricing_rule_list_line_t *order,
                                     exports_acme_pricing_rule_list_discount_t *ret,
                                     exports_acme_pricing_rule_refusal_t *err) {
  (void)err;
  static volatile int turns;
  while (order->len > 0 && is(&order->ptr[0].sku, "loop")) {
    turns++;
  }
  while (order->len > 0 && is(&order->ptr[0].sku, "memory")) {
    volatile char *block = malloc(1 << 20);
    if (block == NULL) {
      abort();
    }
    block[0] = 1;
  }
  *ret = (exports_acme_pricing_rule_list_discount_t){0};
  exports_acme_pricing_rule_list_line_free(order);
  return true;
}
