// Leaving an operation of FLINT in the middle.
//
// FLINT asks for memory every now and then, through a function of ours that looks at the clock. When the thread's limit
// has passed, it jumps out of the operation. What the operation had begun is given up: its temporaries are lost, and the
// result is made anew as 1, which may be divided by. Swift finds the limit passed right after and throws.
#pragma once

#include <setjmp.h>
#include <stddef.h>

#include "cn_work.h"

typedef struct {
  /// This thread's processor time, in nanoseconds, at which its work is over; 0: never.
  long limit;
  /// The time of the day's clock, in nanoseconds, before which it cannot be over: a thread's time is never ahead of it.
  long earliest;
  unsigned calls;
  /// A jump is prepared.
  int armed;
  int over;
  jmp_buf place;
} cn_work;

/// The block, where there is one: otherwise memory has run out, and the process ends.
void *cn_memory_checked(void *block, size_t size);

extern _Thread_local cn_work cn_work_here;

/// Looks at the clock, and jumps out of the operation when its time is over.
void cn_work_look(void);

/// Runs `operation`; where it is left in the middle, `given_up` instead. Inside another such operation it just runs.
#define CN_LIMITED(operation, given_up)                   \
  do {                                                    \
    if (cn_work_here.limit == 0 || cn_work_here.armed) {  \
      operation;                                          \
    } else if (cn_work_here.over) {                       \
      given_up;                                           \
    } else if (_setjmp(cn_work_here.place) == 0) {        \
      cn_work_here.armed = 1;                             \
      operation;                                          \
      cn_work_here.armed = 0;                             \
    } else {                                              \
      cn_work_here.armed = 0;                             \
      given_up;                                           \
    }                                                     \
  } while (0)
