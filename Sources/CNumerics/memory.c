#include "requirements.h"

#if CN_HAS_LIBRARIES
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "work.h"
#include "include/cn_memory.h"

static void (*end_of_memory)(void);
static struct sigaction before_trap, before_abort;

void *cn_memory_checked(void *block, size_t size) {
  if (block == NULL && size != 0) {
    if (end_of_memory) end_of_memory();
    abort();
  }
  return block;
}

// The Swift runtime and the C++ one answer a failed allocation by a trap. Whether this was one cannot be asked of them, but
// whether there is memory can: no work of this package ends with less than this.
static void after_trap(int signal) {
  const size_t reserve = (size_t)32 << 20;
  void *block = mmap(NULL, reserve, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (block == MAP_FAILED) end_of_memory();
  munmap(block, reserve);
  // A trap of another kind: it happens again, and to the one who was asked before.
  sigaction(signal, signal == SIGABRT ? &before_abort : &before_trap, NULL);
  if (signal == SIGABRT) raise(signal);
}

void cn_when_memory_runs_out(void (*end)(void)) {
  end_of_memory = end;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = after_trap;
  sigaction(SIGILL, &action, &before_trap);
  sigaction(SIGABRT, &action, &before_abort);
}
#endif
