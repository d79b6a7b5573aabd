// The conversation with the harness (see Workloads.md), shared by the peers in C and C++.

#ifndef PEER_H
#define PEER_H

#include <stdio.h>
#include <string.h>
#include <time.h>

// One workload. `prepare` builds fresh inputs, `run` is timed, `check` writes the canonical words of the result,
// `discard` frees inputs and result. `warm` is the harness's own: whether the task has run before.
struct peer_workload {
  const char *name;
  void (*prepare)(void);
  void (*run)(void);
  void (*check)(char *out, size_t size);
  void (*discard)(void);
  int warm;
};

static inline double peer_clock(clockid_t id) {
  struct timespec now;
  clock_gettime(id, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static inline double peer_once(struct peer_workload *w, char *check, size_t size) {
  w->prepare();
  double start = peer_clock(CLOCK_PROCESS_CPUTIME_ID);
  w->run();
  double seconds = peer_clock(CLOCK_PROCESS_CPUTIME_ID) - start;
  if (check) w->check(check, size);
  w->discard();
  return seconds;
}

// The mean CPU seconds of one execution.
static inline double peer_repetition(struct peer_workload *w, char *check, size_t size) {
  double wall = peer_clock(CLOCK_MONOTONIC);
  double total = peer_once(w, check, size);
  int count = 1;
  if (!w->warm) {
    w->warm = 1;
    if (total < 0.5) total = 0, count = 0;
  }
  do {
    if (count > 0 && total >= 0.02) break;
    total += peer_once(w, NULL, 0);
    count += 1;
  } while (count < 1000 && peer_clock(CLOCK_MONOTONIC) - wall < 0.5);
  return total / count;
}

static inline int peer_serve(const char *peer, const char *version, struct peer_workload *workloads, int count) {
  printf("{\"peer\":\"%s\",\"version\":\"%s\",\"workloads\":[", peer, version);
  for (int k = 0; k < count; k++) printf("%s\"%s\"", k ? "," : "", workloads[k].name);
  printf("]}\n");
  fflush(stdout);
  char line[64];
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\r\n")] = 0;
    int k = 0;
    while (k < count && strcmp(workloads[k].name, line) != 0) k++;
    if (k == count) {
      fprintf(stderr, "%s: no workload %s\n", peer, line);
      return 2;
    }
    char check[4096];
    double seconds = peer_repetition(&workloads[k], check, sizeof check);
    printf("{\"workload\":\"%s\",\"peer\":\"%s\",\"version\":\"%s\",\"seconds\":%.9g,\"check\":\"%s\"}\n", line, peer, version,
           seconds, check);
    fflush(stdout);
  }
  return 0;
}

#endif
