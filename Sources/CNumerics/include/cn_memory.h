// What happens when memory runs out.
#pragma once

// From now on a failed allocation of GMP, MPFR, FLINT and Arb calls `end`, and so does a trap of the Swift runtime while the
// system has no memory to give. `end` must not return; it may do only what a signal handler may.
void cn_when_memory_runs_out(void (*end)(void));
