// What flowed, told by C, which waits on its stack where it has to.
#include <stdio.h>
#include <stdlib.h>

#include "consumer.h"

#define PIECE 3

// What becomes of a waitable.
static consumer_waitable_status_t await(uint32_t waitable) {
  consumer_waitable_set_t set = consumer_waitable_set_new();
  consumer_event_t event;
  consumer_waitable_join(waitable, set);
  consumer_waitable_set_wait(set, &event);
  consumer_waitable_join(waitable, 0);
  consumer_waitable_set_drop(set);
  return event.code;
}

// A call that may not have returned yet.
static void finish(consumer_subtask_status_t status) {
  consumer_subtask_t task = CONSUMER_SUBTASK_HANDLE(status);
  while (CONSUMER_SUBTASK_STATE(status) != CONSUMER_SUBTASK_RETURNED) status = await(task);
  if (task) consumer_subtask_drop(task);
}

static consumer_waitable_status_t done(consumer_waitable_status_t status, uint32_t waitable) {
  return status == CONSUMER_WAITABLE_STATUS_BLOCKED ? await(waitable) : status;
}

consumer_callback_code_t exports_consumer_report(uint32_t n) {
  char text[256];
  int at = 0;

  wharf_flow_source_stream_u32_t numbers;
  finish(wharf_flow_source_numbers(n, &numbers));
  uint32_t read[PIECE], count = 0;
  uint64_t sum = 0;
  for (consumer_waitable_status_t status = 0; CONSUMER_WAITABLE_STATE(status) == CONSUMER_WAITABLE_COMPLETED;) {
    status = done(wharf_flow_source_stream_u32_read(numbers, read, PIECE), numbers);
    for (uint32_t i = 0; i < CONSUMER_WAITABLE_COUNT(status); i++, count++) sum += read[i];
  }
  wharf_flow_source_stream_u32_drop_readable(numbers);
  at += snprintf(text + at, sizeof text - at, "%u numbers, sum %llu; ", count, sum);

  wharf_flow_source_stream_item_t items;
  finish(wharf_flow_source_items(n, &items));
  wharf_flow_source_item_t piece[PIECE];
  char last[64] = "none";
  count = 0;
  sum = 0;
  for (consumer_waitable_status_t status = 0; CONSUMER_WAITABLE_STATE(status) == CONSUMER_WAITABLE_COMPLETED;) {
    status = done(wharf_flow_source_stream_item_read(items, piece, PIECE), items);
    for (uint32_t i = 0; i < CONSUMER_WAITABLE_COUNT(status); i++, count++) {
      for (size_t k = 0; k < piece[i].counts.len; k++) sum += piece[i].counts.ptr[k];
      snprintf(last, sizeof last, "%.*s", (int)piece[i].name.len, piece[i].name.ptr);
      wharf_flow_source_item_free(&piece[i]);
    }
  }
  wharf_flow_source_stream_item_drop_readable(items);
  at += snprintf(text + at, sizeof text - at, "%u items, sum %llu, last %s; ", count, sum, last);

  wharf_flow_source_future_u64_t answer;
  finish(wharf_flow_source_answer(n, &answer));
  uint64_t value = 0;
  done(wharf_flow_source_future_u64_read(answer, &value), answer);
  wharf_flow_source_future_u64_drop_readable(answer);
  snprintf(text + at, sizeof text - at, "answer %llu", value);

  consumer_string_t result;
  consumer_string_dup(&result, text);
  exports_consumer_report_return(result);
  return CONSUMER_CALLBACK_CODE_EXIT;
}

consumer_callback_code_t exports_consumer_report_callback(consumer_event_t *event) {
  (void)event;
  abort(); // never waits for its callback
}
