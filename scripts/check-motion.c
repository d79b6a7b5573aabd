// The motion of one moment by SUNDIALS: a table of cases on standard input, the moment at the end of each on standard output.
// A line holds γ α H_K M_eff B_x B_y B_z a b, the numbers of the easy axis and of σ, m_x m_y m_z, the duration and the tolerance.
#include <cvode/cvode.h>
#include <math.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <sunnonlinsol/sunnonlinsol_fixedpoint.h>
#include <time.h>

struct magnet {
  double gamma, alpha, easy_field, hard_field, field[3], a, b;
  int easy, polarisation;
};

static void cross(const double *a, const double *b, double *c) {
  c[0] = a[1] * b[2] - a[2] * b[1];
  c[1] = a[2] * b[0] - a[0] * b[2];
  c[2] = a[0] * b[1] - a[1] * b[0];
}

// Gilbert's equation, solved for the rate by two steps: dm/dt = P + alpha m x dm/dt, P = -gamma m x (H + a m x s + b s).
static int rate(realtype t, N_Vector y, N_Vector slope, void *data) {
  (void)t;
  const struct magnet *p = data;
  const double *m = NV_DATA_S(y);
  double *r = NV_DATA_S(slope), h[3] = {p->field[0], p->field[1], p->field[2]}, s[3] = {0, 0, 0}, w[3], v[3], u[3];
  s[p->polarisation] = 1;
  h[p->easy] += p->easy_field * m[p->easy];
  h[2] -= p->hard_field * m[2];
  cross(m, s, w);
  for (int i = 0; i < 3; i++) h[i] += p->a * w[i] + p->b * s[i];
  cross(m, h, v);
  cross(m, v, u);
  for (int i = 0; i < 3; i++) r[i] = -p->gamma * (v[i] + p->alpha * u[i]) / (1 + p->alpha * p->alpha);
  return 0;
}

int main(void) {
  struct magnet p;
  double m[3], duration, tolerance;
  SUNContext context;
  if (SUNContext_Create(NULL, &context)) return 1;
  while (scanf("%lf %lf %lf %lf %lf %lf %lf %lf %lf %d %d %lf %lf %lf %lf %lf", &p.gamma, &p.alpha, &p.easy_field, &p.hard_field,
               p.field, p.field + 1, p.field + 2, &p.a, &p.b, &p.easy, &p.polarisation, m, m + 1, m + 2, &duration,
               &tolerance) == 16) {
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    N_Vector y = N_VNew_Serial(3, context);
    for (int i = 0; i < 3; i++) NV_Ith_S(y, i) = m[i];
    void *solver = CVodeCreate(CV_ADAMS, context);
    SUNNonlinearSolver fixed = SUNNonlinSol_FixedPoint(y, 0, context);
    double t;
    if (CVodeInit(solver, rate, 0, y) || CVodeSStolerances(solver, tolerance, tolerance) || CVodeSetUserData(solver, &p) ||
        CVodeSetNonlinearSolver(solver, fixed) || CVodeSetMaxNumSteps(solver, 100000000) ||
        CVode(solver, duration, y, &t, CV_NORMAL) < 0)
      return 1;
    clock_gettime(CLOCK_MONOTONIC, &after);
    printf("%.17g %.17g %.17g %.9f\n", NV_Ith_S(y, 0), NV_Ith_S(y, 1), NV_Ith_S(y, 2),
           after.tv_sec - before.tv_sec + 1e-9 * (after.tv_nsec - before.tv_nsec));
    N_VDestroy(y);
    SUNNonlinSolFree(fixed);
    CVodeFree(&solver);
  }
  return 0;
}
