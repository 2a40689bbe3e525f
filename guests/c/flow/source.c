// What flows, from C: event loops written by hand. A task leaves whenever a write has to wait, and goes on
// in its callback.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "producer.h"

// Fewer than most readers take at a time, and more than one.
#define PIECE 5

typedef enum { NUMBERS, ITEMS, ANSWER } kind_t;

// What a task has to write.
typedef struct {
  kind_t kind;
  uint32_t writer;
  producer_waitable_set_t set;
  uint32_t count;
  uint32_t done;
  bool unread;
  uint32_t *numbers;
  exports_wharf_flow_source_item_t *items;
  uint64_t answer;
} job_t;

static job_t *job(kind_t kind, uint32_t count) {
  job_t *made = calloc(1, sizeof *made);
  made->kind = kind;
  made->count = count;
  made->set = producer_waitable_set_new();
  producer_context_set_0(made);
  return made;
}

static producer_waitable_status_t write_some(job_t *job) {
  uint32_t rest = job->count - job->done, piece = rest < PIECE ? rest : PIECE;
  switch (job->kind) {
    case NUMBERS:
      return exports_wharf_flow_source_stream_u32_write(job->writer, job->numbers + job->done, piece);
    case ITEMS:
      return exports_wharf_flow_source_stream_item_write(job->writer, job->items + job->done, piece);
    default:
      return exports_wharf_flow_source_future_u64_write(job->writer, &job->answer);
  }
}

static void end(job_t *job) {
  switch (job->kind) {
    case NUMBERS: exports_wharf_flow_source_stream_u32_drop_writable(job->writer); break;
    case ITEMS: exports_wharf_flow_source_stream_item_drop_writable(job->writer); break;
    case ANSWER: exports_wharf_flow_source_future_u64_drop_writable(job->writer); break;
  }
  producer_waitable_set_drop(job->set);
  if (job->items) {
    for (uint32_t i = 0; i < job->count; i++) exports_wharf_flow_source_item_free(&job->items[i]);
  }
  free(job->items);
  free(job->numbers);
  free(job);
}

// Counts what was written; nothing follows once the reader is gone, or a future has its value.
static void written(job_t *job, producer_waitable_status_t status) {
  job->done += job->kind == ANSWER ? job->count : PRODUCER_WAITABLE_COUNT(status);
  if (PRODUCER_WAITABLE_STATE(status) == PRODUCER_WAITABLE_DROPPED) job->unread = true;
}

static producer_callback_code_t go_on(job_t *job) {
  while (job->done < job->count && !job->unread) {
    producer_waitable_status_t status = write_some(job);
    if (status == PRODUCER_WAITABLE_STATUS_BLOCKED) {
      producer_waitable_join(job->writer, job->set);
      return PRODUCER_CALLBACK_CODE_WAIT(job->set);
    }
    written(job, status);
  }
  end(job);
  return PRODUCER_CALLBACK_CODE_EXIT;
}

static producer_callback_code_t woken(producer_event_t *event) {
  job_t *job = producer_context_get_0();
  producer_waitable_join(job->writer, 0);
  written(job, event->code);
  return go_on(job);
}

producer_callback_code_t exports_wharf_flow_source_numbers(uint32_t n) {
  job_t *made = job(NUMBERS, n);
  made->numbers = calloc(n + 1, sizeof *made->numbers);
  for (uint32_t i = 0; i < n; i++) made->numbers[i] = i;
  exports_wharf_flow_source_numbers_return(exports_wharf_flow_source_stream_u32_new(&made->writer));
  return go_on(made);
}

producer_callback_code_t exports_wharf_flow_source_numbers_callback(producer_event_t *event) {
  return woken(event);
}

producer_callback_code_t exports_wharf_flow_source_items(uint32_t n) {
  job_t *made = job(ITEMS, n);
  made->items = calloc(n + 1, sizeof *made->items);
  for (uint32_t i = 0; i < n; i++) {
    char name[32];
    snprintf(name, sizeof name, "Stück %u", i);
    producer_string_dup(&made->items[i].name, name);
    made->items[i].counts.len = i;
    made->items[i].counts.ptr = malloc((i + 1) * sizeof(uint32_t));
    for (uint32_t k = 0; k < i; k++) made->items[i].counts.ptr[k] = k;
  }
  exports_wharf_flow_source_items_return(exports_wharf_flow_source_stream_item_new(&made->writer));
  return go_on(made);
}

producer_callback_code_t exports_wharf_flow_source_items_callback(producer_event_t *event) {
  return woken(event);
}

producer_callback_code_t exports_wharf_flow_source_answer(uint32_t n) {
  job_t *made = job(ANSWER, 1);
  made->answer = 2ull * n;
  exports_wharf_flow_source_answer_return(exports_wharf_flow_source_future_u64_new(&made->writer));
  return go_on(made);
}

producer_callback_code_t exports_wharf_flow_source_answer_callback(producer_event_t *event) {
  return woken(event);
}
