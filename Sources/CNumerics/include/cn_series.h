// Truncated power series: operations for which FLINT has better ways than recurrences.
#pragma once

#include "cn_polynomials.h"

/// Exponential and trigonometric functions take a series with constant term 0, logarithms and powers one with constant term 1.
typedef enum {
  cn_series_exp,
  cn_series_log,
  cn_series_sin,
  cn_series_cos,
  cn_series_sinh,
  cn_series_cosh,
  cn_series_power,
} cn_series_operation;

/// The first `count` coefficients, owned by the caller, of the product of two series. The lists are not empty.
void cn_series_multiply(cn_rational *r, long count, const cn_rational *p, long p_count, const cn_rational *q,
                        long q_count);
/// The same of a function of a series; `exponent` is for powers.
void cn_series_function(cn_rational *r, long count, cn_series_operation operation, cn_rational exponent,
                        const cn_rational *g, long g_count);

/// r[n] = Σ p[k]·q[n − k] for n < count. The results are zero before, and no operands.
void cn_polynomial_convolve(cn_polynomial *const *r, long count, const cn_polynomial *const *p, long p_count,
                            const cn_polynomial *const *q, long q_count, const cn_ring *ring);
