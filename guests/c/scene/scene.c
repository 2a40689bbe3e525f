/* Uses shapes.wasm from another component: values and handles cross from guest to guest. */
#include "scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef example_shapes_canvas_item_t item_t;

static scene_list_string_t lines;

static void say(const char *text) {
  lines.ptr = realloc(lines.ptr, (lines.len + 1) * sizeof *lines.ptr);
  scene_string_dup(&lines.ptr[lines.len++], text);
}

static item_t labelled(const char *text, float x) {
  item_t item = {0};
  item.shape.tag = EXAMPLE_SHAPES_CANVAS_SHAPE_LABEL;
  item.shape.val.label.f0.x = x;
  item.shape.val.label.f0.y = -x;
  scene_string_set(&item.shape.val.label.f1, text);
  item.color = EXAMPLE_SHAPES_CANVAS_COLOR_DARK_BLUE;
  item.style = EXAMPLE_SHAPES_CANVAS_STYLE_DASHED | EXAMPLE_SHAPES_CANVAS_STYLE_ROUNDED_CORNER;
  static scene_string_t tags[2];
  scene_string_set(&tags[0], "first");
  scene_string_set(&tags[1], "zweites, grün");
  item.tags.ptr = tags;
  item.tags.len = 2;
  return item;
}

static void show(const item_t *item) {
  char text[256];
  snprintf(text, sizeof text, "label <%.*s> at %g, %g; color %d; style %d; %d tags, last <%.*s>",
           (int)item->shape.val.label.f1.len, (char *)item->shape.val.label.f1.ptr, item->shape.val.label.f0.x,
           item->shape.val.label.f0.y, item->color, item->style, (int)item->tags.len,
           (int)item->tags.ptr[item->tags.len - 1].len, (char *)item->tags.ptr[item->tags.len - 1].ptr);
  say(text);
}

bool exports_scene_demo(scene_string_t *title, scene_list_string_t *ret, scene_string_t *err) {
  char text[256];
  lines = (scene_list_string_t){0};
  if (title->len == 0) {
    scene_string_dup(err, "a scene needs a title");
    return false;
  }
  scene_string_t name;
  scene_string_set(&name, "back");
  example_shapes_canvas_own_layer_t back = example_shapes_canvas_constructor_layer(&name);
  example_shapes_canvas_own_layer_t front = example_shapes_canvas_constructor_layer(title);
  item_t item = labelled("one", 1.5f);
  example_shapes_canvas_method_layer_add(example_shapes_canvas_borrow_layer(back), &item);
  item = labelled("two", 2.5f);
  uint32_t index = example_shapes_canvas_method_layer_add(example_shapes_canvas_borrow_layer(front), &item);
  snprintf(text, sizeof text, "index %u, layers %u", (unsigned)index, (unsigned)example_shapes_canvas_static_layer_count());
  say(text);
  example_shapes_canvas_own_layer_t merged =
      example_shapes_canvas_static_layer_merge(front, example_shapes_canvas_borrow_layer(back));
  example_shapes_canvas_layer_drop_own(back);
  item_t got;
  for (uint32_t i = 0; example_shapes_canvas_method_layer_get(example_shapes_canvas_borrow_layer(merged), i, &got); i++) {
    show(&got);
    example_shapes_canvas_item_free(&got);
  }
  scene_string_t read;
  example_shapes_canvas_method_layer_name(example_shapes_canvas_borrow_layer(merged), &read);
  snprintf(text, sizeof text, "layer <%.*s>", (int)read.len, (char *)read.ptr);
  say(text);
  scene_string_free(&read);
  example_shapes_canvas_layer_drop_own(merged);
  snprintf(text, sizeof text, "layers %u", (unsigned)example_shapes_canvas_static_layer_count());
  say(text);

  int64_t values[] = {1, -2, INT64_MAX, 40};
  scene_list_s64_t numbers = {values, 4};
  snprintf(text, sizeof text, "sum %lld", (long long)example_shapes_canvas_sum(&numbers));
  say(text);
  scene_list_u8_t bytes;
  example_shapes_canvas_bytes(100000, &bytes);
  snprintf(text, sizeof text, "%u bytes, last %u", (unsigned)bytes.len, bytes.ptr[bytes.len - 1]);
  say(text);
  scene_list_u8_free(&bytes);
  scene_tuple6_u64_s64_u64_s64_u32_bool_t wide;
  example_shapes_canvas_widen(255, -128, 65535, -32768, 0x1f980, true, &wide);
  snprintf(text, sizeof text, "wide %llu %lld %llu %lld %x %d", (unsigned long long)wide.f0, (long long)wide.f1,
           (unsigned long long)wide.f2, (long long)wide.f3, (unsigned)wide.f4, wide.f5);
  say(text);
  example_shapes_canvas_point_t corners[] = {{0, 0}, {4, 0}, {4, 3}};
  example_shapes_canvas_shape_t shape = {.tag = EXAMPLE_SHAPES_CANVAS_SHAPE_POLYGON};
  shape.val.polygon.ptr = corners;
  shape.val.polygon.len = 3;
  double area;
  scene_string_t refusal;
  bool ok = example_shapes_canvas_area(&shape, &area, &refusal);
  snprintf(text, sizeof text, "area %d %g", ok, area);
  say(text);
  item = labelled("none", 0);
  ok = example_shapes_canvas_area(&item.shape, &area, &refusal);
  snprintf(text, sizeof text, "area %d %.*s", ok, (int)refusal.len, (char *)refusal.ptr);
  say(text);
  *ret = lines;
  return true;
}
