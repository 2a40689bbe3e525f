/* Every kind of value-carrying type, and a resource, behind exported functions. */
#include "shapes.h"

#include <stdlib.h>
#include <string.h>

typedef exports_example_shapes_canvas_item_t item_t;
typedef exports_example_shapes_canvas_shape_t shape_t;
typedef exports_example_shapes_canvas_own_layer_t own_layer_t;
typedef exports_example_shapes_canvas_borrow_layer_t borrow_layer_t;

struct exports_example_shapes_canvas_layer_t {
  shapes_string_t name;
  item_t items[16];
  uint32_t used;
};

static uint32_t layers;

static void copy_string(const shapes_string_t *from, shapes_string_t *to) {
  shapes_string_dup_n(to, (const char *)from->ptr, from->len);
}

static void copy_item(const item_t *from, item_t *to) {
  *to = *from;
  if (from->shape.tag == EXPORTS_EXAMPLE_SHAPES_CANVAS_SHAPE_POLYGON) {
    size_t size = from->shape.val.polygon.len * sizeof *from->shape.val.polygon.ptr;
    to->shape.val.polygon.ptr = malloc(size ? size : 1);
    memcpy(to->shape.val.polygon.ptr, from->shape.val.polygon.ptr, size);
  } else if (from->shape.tag == EXPORTS_EXAMPLE_SHAPES_CANVAS_SHAPE_LABEL) {
    copy_string(&from->shape.val.label.f1, &to->shape.val.label.f1);
  }
  to->tags.ptr = malloc((from->tags.len + 1) * sizeof *from->tags.ptr);
  for (size_t i = 0; i < from->tags.len; i++) copy_string(&from->tags.ptr[i], &to->tags.ptr[i]);
}

own_layer_t exports_example_shapes_canvas_constructor_layer(shapes_string_t *name) {
  exports_example_shapes_canvas_layer_t *layer = calloc(1, sizeof *layer);
  layer->name = *name;
  layers++;
  return exports_example_shapes_canvas_layer_new(layer);
}

void exports_example_shapes_canvas_layer_destructor(exports_example_shapes_canvas_layer_t *layer) {
  for (uint32_t i = 0; i < layer->used; i++) exports_example_shapes_canvas_item_free(&layer->items[i]);
  shapes_string_free(&layer->name);
  free(layer);
  layers--;
}

uint32_t exports_example_shapes_canvas_method_layer_add(borrow_layer_t self, item_t *item) {
  if (self->used == 16) __builtin_trap();
  self->items[self->used] = *item;
  return self->used++;
}

bool exports_example_shapes_canvas_method_layer_get(borrow_layer_t self, uint32_t index, item_t *ret) {
  if (index >= self->used) return false;
  copy_item(&self->items[index], ret);
  return true;
}

void exports_example_shapes_canvas_method_layer_name(borrow_layer_t self, shapes_string_t *ret) {
  copy_string(&self->name, ret);
}

uint32_t exports_example_shapes_canvas_static_layer_count(void) { return layers; }

own_layer_t exports_example_shapes_canvas_static_layer_merge(own_layer_t a, borrow_layer_t b) {
  exports_example_shapes_canvas_layer_t *into = exports_example_shapes_canvas_layer_rep(a);
  for (uint32_t i = 0; i < b->used && into->used < 16; i++) copy_item(&b->items[i], &into->items[into->used++]);
  return a;
}

void exports_example_shapes_canvas_echo(item_t *item, item_t *ret) { *ret = *item; }

bool exports_example_shapes_canvas_area(shape_t *shape, double *ret, shapes_string_t *err) {
  bool ok = true;
  double twice = 0;
  switch (shape->tag) {
    case EXPORTS_EXAMPLE_SHAPES_CANVAS_SHAPE_DOT:
      *ret = 0;
      break;
    case EXPORTS_EXAMPLE_SHAPES_CANVAS_SHAPE_CIRCLE:
      *ret = 3.0 * shape->val.circle * shape->val.circle;
      break;
    case EXPORTS_EXAMPLE_SHAPES_CANVAS_SHAPE_POLYGON:
      for (size_t i = 0; i < shape->val.polygon.len; i++) {
        exports_example_shapes_canvas_point_t p = shape->val.polygon.ptr[i];
        exports_example_shapes_canvas_point_t q = shape->val.polygon.ptr[(i + 1) % shape->val.polygon.len];
        twice += (double)p.x * q.y - (double)q.x * p.y;
      }
      *ret = twice / 2;
      break;
    default:
      shapes_string_dup(err, "a label has no area");
      ok = false;
  }
  exports_example_shapes_canvas_shape_free(shape);
  return ok;
}

/* Reverses code points, not bytes. */
void exports_example_shapes_canvas_reverse(shapes_string_t *text, shapes_string_t *ret) {
  ret->len = text->len;
  ret->ptr = malloc(text->len + 1);
  size_t out = text->len;
  for (size_t i = 0; i < text->len;) {
    uint8_t lead = text->ptr[i];
    size_t width = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    out -= width;
    memcpy(ret->ptr + out, text->ptr + i, width);
    i += width;
  }
  shapes_string_free(text);
}

int64_t exports_example_shapes_canvas_sum(shapes_list_s64_t *values) {
  uint64_t sum = 0;
  for (size_t i = 0; i < values->len; i++) sum += (uint64_t)values->ptr[i];
  shapes_list_s64_free(values);
  return (int64_t)sum;
}

void exports_example_shapes_canvas_bytes(uint32_t count, shapes_list_u8_t *ret) {
  ret->ptr = malloc(count ? count : 1);
  ret->len = count;
  for (uint32_t i = 0; i < count; i++) ret->ptr[i] = (uint8_t)(i * 7);
}

void exports_example_shapes_canvas_widen(uint8_t a, int8_t b, uint16_t c, int16_t d, uint32_t e, bool f,
                                         shapes_tuple6_u64_s64_u64_s64_u32_bool_t *ret) {
  *ret = (shapes_tuple6_u64_s64_u64_s64_u32_bool_t){a, b, c, d, e, !f};
}
