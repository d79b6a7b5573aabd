// A bound on the work of one thread, kept inside the libraries: an operation on polynomials that goes on for too long
// is left in the middle.
#pragma once

/// From now on this thread may use `nanoseconds` of processor time. Returns the limit before, for `cn_work_restore`.
long cn_work_begin(long nanoseconds);
void cn_work_restore(long limit);
/// The limit in force, as this thread's processor time in nanoseconds; 0 where there is none.
long cn_work_limit(void);
/// Whether the limit has been passed. Reads the clock at every 64th call.
int cn_work_is_over(void);
/// From now on, until it is called with 0, every limited operation of every thread is over. May be called by a signal's handler.
void cn_work_interrupt(int is_wanted);
int cn_work_is_interrupted(void);
/// Whether it has been passed, by the clock.
int cn_work_is_over_now(void);
