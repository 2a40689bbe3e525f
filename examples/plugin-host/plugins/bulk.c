/* Ten pieces of one article or more: some percent off. PERCENT and VERSION come from the build. */
#include "pricing_rule.h"

#include <stdio.h>
#include <stdlib.h>

typedef exports_acme_pricing_rule_list_line_t lines_t;
typedef exports_acme_pricing_rule_list_discount_t discounts_t;
typedef exports_acme_pricing_rule_refusal_t refusal_t;

void exports_acme_pricing_rule_name(pricing_rule_string_t *ret) { pricing_rule_string_dup(ret, "bulk " VERSION); }

bool exports_acme_pricing_rule_apply(lines_t *order, discounts_t *ret, refusal_t *err) {
  *ret = (discounts_t){0};
  if (order->len == 0) {
    err->tag = ACME_PRICING_TYPES_REFUSAL_EMPTY_ORDER;
    return false;
  }
  ret->ptr = calloc(order->len, sizeof *ret->ptr);
  for (size_t i = 0; i < order->len; i++) {
    acme_pricing_types_line_t *line = &order->ptr[i];
    acme_pricing_shop_article_t article;
    if (!acme_pricing_shop_find(&line->sku, &article)) {
      err->tag = ACME_PRICING_TYPES_REFUSAL_UNKNOWN_ARTICLE;
      pricing_rule_string_dup_n(&err->val.unknown_article, (char *)line->sku.ptr, line->sku.len);
      exports_acme_pricing_rule_list_discount_free(ret);
      exports_acme_pricing_rule_list_line_free(order);
      return false;
    }
    if (line->quantity >= 10) {
      char text[100];
      snprintf(text, sizeof text, "%d %% off %u x %.*s", PERCENT, (unsigned)line->quantity, (int)article.name.len,
               (char *)article.name.ptr);
      exports_acme_pricing_rule_discount_t *discount = &ret->ptr[ret->len++];
      pricing_rule_string_dup(&discount->reason, text);
      discount->cents = line->quantity * line->unit_cents * PERCENT / 100;
    }
    acme_pricing_shop_article_free(&article);
  }
  exports_acme_pricing_rule_list_line_free(order);
  return true;
}
