/* Runs the SQL of standard input on the database named by the first argument. */
#include <stdio.h>
#include <string.h>

#include "sqlite3.h"

static int print_row(void *unused, int columns, char **values, char **names) {
  (void)unused, (void)names;
  for (int i = 0; i < columns; i++) printf("%s%s", i ? "|" : "", values[i] ? values[i] : "NULL");
  printf("\n");
  return 0;
}

int main(int argc, char **argv) {
  static char sql[1 << 16];
  size_t length = fread(sql, 1, sizeof sql - 1, stdin);
  sql[length] = 0;
  sqlite3 *db;
  if (sqlite3_open(argc > 1 ? argv[1] : ":memory:", &db) != SQLITE_OK) {
    printf("open: %s\n", sqlite3_errmsg(db));
    return 1;
  }
  char *message = NULL;
  if (sqlite3_exec(db, sql, print_row, NULL, &message) != SQLITE_OK) {
    printf("error: %s\n", message);
    return 1;
  }
  sqlite3_close(db);
  return 0;
}
