#include "polynomial_types.h"

#if CN_HAS_LIBRARIES

/// The same value in FLINT's form content·primitive, for functions that only exist there.
static void to_content_form(fmpq_mpoly_t q, const cn_polynomial *p, const cn_ring *ring) {
  fmpq_mpoly_init(q, Q(ring));
  fmpz_mpoly_set(q->zpoly, p->z, Z(ring));
  fmpz_one(fmpq_numref(q->content));
  fmpz_set(fmpq_denref(q->content), p->d);
  fmpq_mpoly_reduce(q, Q(ring));
}

static void from_content_form(cn_polynomial *p, fmpq_mpoly_t q, const cn_ring *ring) {
  fmpz_mpoly_scalar_mul_fmpz(p->z, q->zpoly, fmpq_numref(q->content), Z(ring));
  fmpz_set(p->d, fmpq_denref(q->content));
  fmpq_mpoly_clear(q, Q(ring));
}

int cn_polynomial_evaluate(const cn_polynomial *p, const cn_rational *values, cn_rational *value,
                           const cn_ring *ring) {
  slong n = fmpz_mpoly_ctx_nvars(Z(ring));
  fmpq *v = flint_malloc((size_t)n * sizeof(fmpq));
  fmpq **pointers = flint_malloc((size_t)n * sizeof(fmpq *));
  for (slong i = 0; i < n; i++) {
    begin_rational(v + i, values[i]);
    pointers[i] = v + i;
  }
  fmpq_mpoly_t q;
  fmpq_t result;
  to_content_form(q, p, ring);
  fmpq_init(result);
  int done = fmpq_mpoly_evaluate_all_fmpq(result, q, pointers, Q(ring));
  fmpq_mpoly_clear(q, Q(ring));
  for (slong i = 0; i < n; i++) end_rational(v + i, values[i]);
  flint_free(v);
  flint_free(pointers);
  if (done)
    *value = take_rational(result);
  else
    fmpq_clear(result);
  return done;
}

static int compose(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *const *values,
                          const cn_ring *ring, const cn_ring *target) {
  slong n = fmpz_mpoly_ctx_nvars(Z(ring));
  fmpq_mpoly_struct *v = flint_malloc((size_t)n * sizeof(fmpq_mpoly_struct));
  fmpq_mpoly_struct **pointers = flint_malloc((size_t)n * sizeof(*pointers));
  for (slong i = 0; i < n; i++) {
    to_content_form(v + i, values[i], target);
    pointers[i] = v + i;
  }
  fmpq_mpoly_t q, result;
  to_content_form(q, p, ring);
  fmpq_mpoly_init(result, Q(target));
  int done = fmpq_mpoly_compose_fmpq_mpoly(result, q, pointers, Q(ring), Q(target));
  fmpq_mpoly_clear(q, Q(ring));
  for (slong i = 0; i < n; i++) fmpq_mpoly_clear(v + i, Q(target));
  flint_free(v);
  flint_free(pointers);
  from_content_form(r, result, target);
  return done;
}

int cn_polynomial_compose(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *const *values,
                          const cn_ring *ring, const cn_ring *target) {
  int done;
  CN_LIMITED(done = compose(r, p, values, ring, target), (cn_polynomial_give_up(r, target), done = 1));
  return done;
}

long cn_polynomial_power_count(const cn_polynomial *p, long variable, const cn_ring *ring) {
  fmpz_mpoly_univar_t u;
  fmpz_mpoly_univar_init(u, Z(ring));
  fmpz_mpoly_to_univar(u, p->z, variable, Z(ring));
  long n = fmpz_mpoly_univar_length(u, Z(ring));
  fmpz_mpoly_univar_clear(u, Z(ring));
  return n;
}

void cn_polynomial_collect(const cn_polynomial *p, long variable, long count, long *powers,
                           cn_polynomial *const *coefficients, const cn_ring *ring) {
  fmpz_mpoly_univar_t u;
  fmpz_mpoly_univar_init(u, Z(ring));
  fmpz_mpoly_to_univar(u, p->z, variable, Z(ring));
  for (long i = 0; i < count; i++) {
    powers[i] = fmpz_mpoly_univar_get_term_exp_si(u, i, Z(ring));
    fmpz_mpoly_univar_swap_term_coeff(coefficients[i]->z, u, i, Z(ring));
    fmpz_set(coefficients[i]->d, p->d);
    cn_polynomial_canonicalise(coefficients[i], ring);
  }
  fmpz_mpoly_univar_clear(u, Z(ring));
}

static int resultant(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, long variable,
                            const cn_ring *ring) {
  // The resultant has degree deg q in the coefficients of p and deg p in those of q.
  ulong m = (ulong)fmpz_mpoly_degree_si(p->z, variable, Z(ring));
  ulong n = (ulong)fmpz_mpoly_degree_si(q->z, variable, Z(ring));
  fmpz_t d, e;
  fmpz_init(d);
  fmpz_init(e);
  fmpz_pow_ui(d, p->d, n);
  fmpz_pow_ui(e, q->d, m);
  fmpz_mul(d, d, e);
  int done = fmpz_mpoly_resultant(r->z, p->z, q->z, variable, Z(ring));
  fmpz_swap(r->d, d);
  if (done) cn_polynomial_canonicalise(r, ring);
  fmpz_clear(d);
  fmpz_clear(e);
  return done;
}

int cn_polynomial_resultant(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, long variable,
                            const cn_ring *ring) {
  int done;
  CN_LIMITED(done = resultant(r, p, q, variable, ring), (cn_polynomial_give_up(r, ring), done = 1));
  return done;
}

static int discriminant(cn_polynomial *r, const cn_polynomial *p, long variable, const cn_ring *ring) {
  ulong n = (ulong)fmpz_mpoly_degree_si(p->z, variable, Z(ring));
  fmpz_t d;
  fmpz_init(d);
  fmpz_pow_ui(d, p->d, 2 * n - 2);
  int done = fmpz_mpoly_discriminant(r->z, p->z, variable, Z(ring));
  fmpz_swap(r->d, d);
  if (done) cn_polynomial_canonicalise(r, ring);
  fmpz_clear(d);
  return done;
}

int cn_polynomial_discriminant(cn_polynomial *r, const cn_polynomial *p, long variable, const cn_ring *ring) {
  int done;
  CN_LIMITED(done = discriminant(r, p, variable, ring), (cn_polynomial_give_up(r, ring), done = 1));
  return done;
}

#endif
