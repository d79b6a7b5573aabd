// The C boundary of the package: every function Swift may call, and nothing of the headers behind them.
//
// Values cross as machine words, doubles, or pointers to storage that the caller owns. A function never keeps a
// pointer it was given. What a library would answer by ending the process is excluded by the caller beforehand.
#pragma once

#include <stddef.h>

#include "cn_integers.h"
#include "cn_polynomials.h"
#include "cn_series.h"
#include "cn_balls.h"
#include "cn_mpfloat.h"
#include "cn_functions.h"
#include "cn_dense.h"
#include "cn_chains.h"
#include "cn_vectors.h"
#include "cn_memory.h"
#include "cn_work.h"
