#include "ball_types.h"

#if CN_HAS_LIBRARIES

void cn_complex_ball_set(cn_complex_ball *r, const cn_complex_ball *z) { acb_set(r->z, z->z); }

void cn_complex_ball_set_real(cn_complex_ball *r, const cn_ball *re) { acb_set_arb(r->z, re->x); }

void cn_complex_ball_set_imaginary_unit(cn_complex_ball *r) { acb_onei(r->z); }

void cn_complex_ball_set_indeterminate(cn_complex_ball *r) { acb_indeterminate(r->z); }

void cn_complex_ball_add_product(cn_complex_ball *r, const cn_complex_ball *z, const cn_complex_ball *w,
                                 long precision) {
  acb_addmul(r->z, z->z, w->z, precision);
}

void cn_complex_ball_sin_cos(cn_complex_ball *s, cn_complex_ball *c, const cn_complex_ball *z, long precision) {
  acb_sin_cos(s->z, c->z, z->z, precision);
}

void cn_complex_ball_sinh_cosh(cn_complex_ball *s, cn_complex_ball *c, const cn_complex_ball *z, long precision) {
  acb_sinh_cosh(s->z, c->z, z->z, precision);
}

void cn_complex_ball_exp_pair(cn_complex_ball *plus, cn_complex_ball *minus, const cn_complex_ball *z,
                              long precision) {
  acb_exp_invexp(plus->z, minus->z, z->z, precision);
}

// A `cn_ball` is one `arb_t`, and a complex ball two of them.
cn_ball *cn_complex_ball_real_part(cn_complex_ball *z) { return (cn_ball *)acb_realref(z->z); }
cn_ball *cn_complex_ball_imaginary_part(cn_complex_ball *z) { return (cn_ball *)acb_imagref(z->z); }

void cn_complex_ball_sqrt_on(cn_complex_ball *r, const cn_complex_ball *z, int analytic, long precision) {
  acb_sqrt_analytic(r->z, z->z, analytic, precision);
}

void cn_complex_ball_power_on(cn_complex_ball *r, const cn_complex_ball *z, const cn_complex_ball *w, int analytic,
                              long precision) {
  acb_pow_analytic(r->z, z->z, w->z, analytic, precision);
}

static int touches_negative_axis(const acb_t z) {
  return arb_contains_zero(acb_imagref(z)) && arb_contains_nonpositive(acb_realref(z));
}

void cn_complex_ball_root_on(cn_complex_ball *r, const cn_complex_ball *z, unsigned long n, int analytic,
                             long precision) {
  if (analytic && touches_negative_axis(z->z))
    acb_indeterminate(r->z);
  else
    acb_root_ui(r->z, z->z, n, precision);
}

void cn_complex_ball_real_abs(cn_complex_ball *r, const cn_complex_ball *z, int analytic, long precision) {
  acb_real_abs(r->z, z->z, analytic, precision);
}

// MARK: Integration

struct integrand {
  cn_integrand f;
  void *context;
};

static int evaluate(acb_ptr value, const acb_t z, void *parameter, slong order, slong precision) {
  struct integrand *integrand = parameter;
  integrand->f(integrand->context, (cn_complex_ball *)value, (const cn_complex_ball *)z, order != 0, precision);
  return 0;
}

void cn_complex_ball_integrate(cn_complex_ball *r, cn_integrand f, void *context, const cn_complex_ball *a,
                               const cn_complex_ball *b, long goal, long tolerance, long evaluations,
                               long precision) {
  struct integrand integrand = {f, context};
  acb_calc_integrate_opt_t options;
  acb_calc_integrate_opt_init(options);
  if (evaluations > 0) options->eval_limit = evaluations;
  mag_t bound;
  mag_init(bound);
  mag_set_ui_2exp_si(bound, 1, -tolerance);
  acb_calc_integrate(r->z, evaluate, &integrand, a->z, b->z, goal, bound, options, precision);
  mag_clear(bound);
}

// MARK: Roots

long cn_complex_ball_isolate_roots(cn_complex_ball *const *roots, const cn_complex_ball *const *coefficients, long degree,
                                   long precision) {
  acb_poly_t f;
  acb_poly_init(f);
  for (long k = 0; k <= degree; k++) acb_poly_set_coeff_acb(f, k, coefficients[k]->z);
  acb_ptr start = _acb_vec_init(degree);
  acb_ptr found = _acb_vec_init(degree);
  for (long k = 0; k < degree; k++) acb_get_mid(start + k, roots[k]->z);
  long isolated = acb_poly_find_roots(found, f, start, 0, precision);
  for (long k = 0; k < degree; k++) acb_set(roots[k]->z, found + k);
  _acb_vec_clear(found, degree);
  _acb_vec_clear(start, degree);
  acb_poly_clear(f);
  return isolated;
}

#endif
