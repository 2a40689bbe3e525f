/* What a plain C program asks of its host: formatted floats, the heap, qsort, files. */
#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int compare(const void *a, const void *b) {
  int x = *(const int *)a, y = *(const int *)b;
  return (x > y) - (x < y);
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void floats(void) {
  double values[] = {0.1, -1.5, 1e21, 1.0 / 3, 123456789.125, 5e-324, 1.7976931348623157e308};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++)
    printf("%g %.17g %.3f %a\n", values[i], values[i], values[i], values[i]);
  printf("%f %f %f\n", INFINITY, -INFINITY, fabs(NAN));
  printf("%.12f %.12f %.12f\n", sin(1.0), exp(1.0), pow(2.0, 0.5));
  printf("%.0f %.0f %.0f %.0f\n", rint(0.5), rint(1.5), floor(-0.5), trunc(-1.5));
}

static void heap(void) {
  unsigned state = 12345, sum = 0;
  char *blocks[200] = {0};
  for (int round = 0; round < 20000; round++) {
    state = state * 1103515245u + 12345u;
    int slot = (state >> 16) % 200;
    size_t size = 1 + (state >> 8) % 5000;
    blocks[slot] = realloc(blocks[slot], size);
    memset(blocks[slot], round & 0xff, size);
    sum += (unsigned char)blocks[slot][size - 1];
  }
  for (int i = 0; i < 200; i++) free(blocks[i]);
  char *large = calloc(1, 20 << 20);
  large[(20 << 20) - 1] = 1;
  printf("heap %u, zeroed %d\n", sum, large[12345]);
  free(large);
}

static void sorting(void) {
  enum { COUNT = 50000 };
  int *numbers = malloc(COUNT * sizeof *numbers);
  unsigned state = 1;
  for (int i = 0; i < COUNT; i++) numbers[i] = (int)(state = state * 1664525u + 1013904223u);
  qsort(numbers, COUNT, sizeof *numbers, compare);
  int sorted = 1;
  for (int i = 1; i < COUNT; i++) sorted &= numbers[i - 1] <= numbers[i];
  printf("sorted %d, first %d, last %d\n", sorted, numbers[0], numbers[COUNT - 1]);
  free(numbers);
}

static int files(const char *folder) {
  char path[256], other[256], line[128];
  snprintf(path, sizeof path, "%s/notes.txt", folder);
  FILE *file = fopen(path, "w");
  if (!file) {
    printf("cannot write: %s\n", strerror(errno));
    return 3;
  }
  for (int i = 0; i < 1000; i++) fprintf(file, "line %d\n", i);
  fclose(file);
  file = fopen(path, "r+");
  fseek(file, -9, SEEK_END);
  fgets(line, sizeof line, file);
  printf("last line: %s", line);
  fseek(file, 0, SEEK_SET);
  fputs("LINE", file);
  fclose(file);
  file = fopen(path, "a");
  fputs("appended\n", file);
  printf("size after append: %ld\n", ftell(file));
  fclose(file);
  struct stat status;
  stat(path, &status);
  printf("stat size %ld, regular %d\n", (long)status.st_size, S_ISREG(status.st_mode));
  snprintf(other, sizeof other, "%s/sub", folder);
  printf("mkdir %d\n", mkdir(other, 0777));
  printf("mkdir again %d, %s\n", mkdir(other, 0777), strerror(errno));
  snprintf(other, sizeof other, "%s/sub/renamed.txt", folder);
  printf("rename %d\n", rename(path, other));
  printf("truncate %d\n", truncate(other, 13));
  file = fopen(other, "r");
  while (fgets(line, sizeof line, file)) printf("> %s", line);
  printf("\n");
  fclose(file);
  snprintf(path, sizeof path, "%s/../outside.txt", folder);
  for (int i = 0; i < 5; i++) {
    snprintf(path, sizeof path, "%s/file%d", folder, i);
    fclose(fopen(path, "w"));
  }
  DIR *dir = opendir(folder);
  char *names[32];
  int count = 0;
  for (struct dirent *entry; (entry = readdir(dir));)
    if (entry->d_name[0] != '.') names[count++] = strdup(entry->d_name);
  closedir(dir);
  qsort(names, count, sizeof *names, by_name);
  for (int i = 0; i < count; i++) printf("entry %s\n", names[i]);
  printf("rmdir %d", rmdir(folder));
  printf(", %s\n", errno == ENOTEMPTY || errno == EBUSY || errno == EINVAL ? "refused" : strerror(errno));
  printf("unlink %d\n", unlink(other));
  file = fopen(other, "r");
  printf("open %s: %s\n", file ? "worked" : "failed", strerror(errno));
  return 0;
}

int main(int argc, char **argv) {
  floats();
  heap();
  sorting();
  char line[64];
  int lines = 0;
  while (fgets(line, sizeof line, stdin)) printf("stdin %d: %s", ++lines, line);
  int status = argc > 1 ? files(argv[1]) : 0;
  fflush(stdout);
  fprintf(stderr, "done\n");
  return status ? status : 7;
}
