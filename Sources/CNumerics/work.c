// For dladdr.
#define _GNU_SOURCE 1

#include "work.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "flint_headers.h"

#if CN_HAS_LIBRARIES

_Thread_local cn_work cn_work_here;

static volatile sig_atomic_t interrupted;

void cn_work_interrupt(int is_wanted) { interrupted = is_wanted; }

int cn_work_is_interrupted(void) { return interrupted; }

static long thread_time(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1000000000L + t.tv_nsec;
}

/// A clock that is read without asking the system, and lags behind by some milliseconds at most.
static long coarse_time(void) {
  struct timespec t;
#ifdef CLOCK_MONOTONIC_COARSE
  clock_gettime(CLOCK_MONOTONIC_COARSE, &t);
#else
  clock_gettime(CLOCK_MONOTONIC, &t);
#endif
  return t.tv_sec * 1000000000L + t.tv_nsec;
}

/// Whether the limit has passed; the system, which alone knows a thread's time, is asked only where that is possible.
static int is_time_over(void) {
  long now = coarse_time();
  if (now < cn_work_here.earliest) return 0;
  long left = cn_work_here.limit - thread_time();
  if (left < 0) return 1;
  cn_work_here.earliest = now + left;
  return 0;
}

long cn_work_begin(long nanoseconds) {
  long before = cn_work_here.limit;
  long limit = thread_time() + nanoseconds;
  if (limit <= 0) limit = 1;
  if (before == 0 || limit < before) {
    cn_work_here.limit = limit;
    cn_work_here.earliest = 0;
  }
  return before;
}

void cn_work_restore(long limit) {
  cn_work_here.limit = limit;
  cn_work_here.earliest = 0;
  cn_work_here.over = 0;
  if (limit != 0) cn_work_is_over_now();
}

long cn_work_limit(void) { return cn_work_here.limit; }

int cn_work_is_over_now(void) {
  if (cn_work_here.limit != 0 && !cn_work_here.over && (interrupted || is_time_over()))
    cn_work_here.over = 1;
  return cn_work_here.over;
}

int cn_work_is_over(void) {
  if (cn_work_here.limit == 0 || cn_work_here.over) return cn_work_here.over;
  return (++cn_work_here.calls & 63) == 0 ? cn_work_is_over_now() : 0;
}

/// Looks at the clock at every 64th small block, and at every block whose pages take as long.
static inline void look(size_t size) {
  if (!cn_work_here.armed) return;
  if ((++cn_work_here.calls & 63) == 0 || size >> 18) cn_work_look();
}

/// Functions of FLINT that change what it keeps for later operations, such as its store of large integers: nobody may jump out
/// of them half-way.
static const char *const whole[] = {"_fmpz_new_mpz", "_fmpz_clear_mpz", "n_compute_primes", "flint_register_cleanup_function"};

/// Whether one of these has asked for memory. Only looked at when the time is over.
static int is_inside_whole(void) {
  void *frames[12];
  int count = backtrace(frames, 12);
  for (int k = 0; k < count; k++) {
    Dl_info info;
    if (!dladdr(frames[k], &info) || !info.dli_sname) continue;
    for (size_t j = 0; j < sizeof whole / sizeof *whole; j++) {
      if (strcmp(info.dli_sname, whole[j]) == 0) return 1;
    }
  }
  return 0;
}

void cn_work_look(void) {
  if (cn_work_here.armed && cn_work_is_over_now() && !is_inside_whole()) longjmp(cn_work_here.place, 1);
}

static void *allocate(size_t size) {
  look(size);
  return cn_memory_checked(malloc(size), size);
}

static void *allocate_zeroes(size_t count, size_t size) {
  look(count * size);
  return cn_memory_checked(calloc(count, size), count * size);
}

static void *reallocate(void *block, size_t size) {
  look(size);
  return cn_memory_checked(realloc(block, size), size);
}

static void *reallocate_number(void *block, size_t before, size_t size) {
  (void)before;
  return reallocate(block, size);
}

static void free_number(void *block, size_t size) {
  (void)size;
  free(block);
}

__attribute__((constructor)) static void watch_memory(void) {
  __flint_set_memory_functions(allocate, allocate_zeroes, reallocate, free);
  mp_set_memory_functions(allocate, reallocate_number, free_number);
}

#endif
