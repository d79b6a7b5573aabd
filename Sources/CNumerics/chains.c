#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "cn_chains.h"

typedef double pair __attribute__((vector_size(16), aligned(8)));

static inline pair load(const double *p) { return *(const pair *)p; }
static inline void store(double *p, pair v) { *(pair *)p = v; }

void cn_chain_multiply(const cn_chain *h, int lanes, const double *x, double *y) {
  const long stride = h->width * lanes;
  for (long site = 0; site < h->sites; site++) {
    const double *here = x + site * stride;
    const double *left = site > 0 ? here - stride : NULL, *right = site + 1 < h->sites ? here + stride : NULL;
    double *out = y + site * stride;
    const int list = h->list_of_site[site];
    const double shift = list < 0 ? 0 : h->list_shift[list];
    for (long d = 0; d < h->width; d++) {
      for (int lane = 0; lane < lanes; lane++) {
        const long k = d * lanes + lane;
        double sum = shift * here[k];
        if (left) sum += h->hop * left[k];
        if (right) sum += h->hop * right[k];
        for (int64_t e = h->row[d]; e < h->row[d + 1]; e++) sum += h->value[e] * here[h->column[e] * lanes + lane];
        out[k] = sum;
      }
    }
    if (list < 0) continue;
    for (int64_t e = h->list_start[list]; e < h->list_start[list + 1]; e++) {
      for (int lane = 0; lane < lanes; lane++) {
        out[h->list_row[e] * lanes + lane] += h->list_value[e] * here[h->list_column[e] * lanes + lane];
      }
    }
  }
}

void cn_triad(long n, double *a, const double *b, const double *c, double s) {
  for (long k = 0; k < n; k++) a[k] = b[k] + s * c[k];
}

// MARK: The recurrence T_{k+1} = H T_k − T_{k−1}

typedef struct {
  const cn_chain *h;
  const double *zero;
  double *buffer[2];
  double *sum;
  const double *coefficient;
} recurrence;

/// Term k at one site, added to the sum. It takes the place of term k − 2.
__attribute__((always_inline)) static inline void advance_row(pair hopped, pair inner, pair scale, double *out,
                                                              double *sum, pair c, int turned) {
  const pair next = scale * (hopped + inner) - load(out);
  store(out, next);
  // (−i)(a + ib) = b − ia
  const pair added = turned ? __builtin_shufflevector(next, next, 1, 0) : next;
  store(sum, load(sum) + c * added);
}

static void advance(const recurrence *r, long k, long site) {
  const cn_chain *h = r->h;
  const long width = h->width, stride = 2 * width;
  const double *x = r->buffer[(k - 1) & 1] + site * stride;
  const double *left = site > 0 ? x - stride : r->zero, *right = site + 1 < h->sites ? x + stride : r->zero;
  double *out = r->buffer[k & 1] + site * stride, *sum = r->sum + site * stride;
  const double c = r->coefficient[k];
  const int turned = k & 1;
  // (−i)ᵏ is 1, −i, −1, i.
  const double sign = (k & 2) ? -c : c;
  const pair weight = turned ? (pair){sign, -sign} : (pair){sign, sign};
  // The first step is half of the others': T₁ = (H/2) T₀.
  const double half = k == 1 ? 0.5 : 1;
  const pair scale = {half, half}, hop = {h->hop, h->hop};
  const int list = h->list_of_site[site];
  const double shift = list < 0 ? 0 : h->list_shift[list];
  const pair host = {shift, shift};
  const int64_t *row = h->row;
  const int32_t *column = h->column;
  const double *value = h->value;
  int64_t e = row[0];
  for (long d = 0; d < width; d++) {
    const int64_t end = row[d + 1];
    pair inner = host * load(x + 2 * d);
    for (; e < end; e++) inner += (pair){value[e], value[e]} * load(x + 2 * (long)column[e]);
    advance_row(hop * (load(left + 2 * d) + load(right + 2 * d)), inner, scale, out + 2 * d, sum + 2 * d, weight, turned);
  }
  if (list < 0) return;
  for (int64_t e = h->list_start[list]; e < h->list_start[list + 1]; e++) {
    const long d = h->list_row[e];
    const double v = half * h->list_value[e];
    const pair more = (pair){v, v} * load(x + 2 * (long)h->list_column[e]);
    store(out + 2 * d, load(out + 2 * d) + more);
    const pair added = turned ? __builtin_shufflevector(more, more, 1, 0) : more;
    store(sum + 2 * d, load(sum + 2 * d) + weight * added);
  }
}

/// Terms first … first + count − 1, each one site behind the one before, at the position `front` of the first.
static void sweep(const recurrence *r, long first, long count, long front) {
  for (long j = 0; j < count; j++) {
    const long site = front - j;
    if (site >= 0 && site < r->h->sites) advance(r, first + j, site);
  }
}

// MARK: Threads that follow each other

typedef struct {
  const recurrence *r;
  long terms, depth;
  int number, threads;
  /// How many fronts each thread has finished, over all its passes.
  _Atomic long *progress;
  const volatile int32_t *stop;
  _Atomic int *stopped;
} worker;

static int wait_for(const worker *w, int other, long goal) {
  for (long k = 0; atomic_load_explicit(&w->progress[other * 8], memory_order_acquire) < goal; k++) {
    if (atomic_load_explicit(w->stopped, memory_order_relaxed)) return 0;
    if (k > 200) sched_yield();
  }
  return 1;
}

/// Blocks of `depth` terms are dealt out in turn; a block's front p needs the block before it through front p + depth.
static void *work(void *argument) {
  const worker *w = argument;
  const long fronts = w->r->h->sites + w->depth, blocks = (w->terms + w->depth - 1) / w->depth;
  for (long block = w->number; block < blocks; block += w->threads) {
    const long first = block * w->depth + 1, left = w->terms - block * w->depth;
    const long count = left < w->depth ? left : w->depth;
    const int before = (w->number + w->threads - 1) % w->threads;
    // The block before is the (block − 1)/threads-th of its thread.
    const long base = block == 0 ? 0 : (block - 1) / w->threads * fronts;
    for (long front = 0; front < fronts; front++) {
      if (front % 16 == 0 && *w->stop) atomic_store(w->stopped, 1);
      if (atomic_load_explicit(w->stopped, memory_order_relaxed)) return NULL;
      if (w->threads > 1 && block > 0) {
        // Term `first − 1` must be there at the site front + 1: depth − 1 fronts later, and done.
        const long needed = front + w->depth + 1;
        if (!wait_for(w, before, base + (needed < fronts ? needed : fronts))) return NULL;
      }
      sweep(w->r, first, count, front);
      atomic_fetch_add_explicit(&w->progress[w->number * 8], 1, memory_order_release);
    }
  }
  return NULL;
}

int cn_chain_chebyshev(const cn_chain *h, long terms, const double *coefficient, double *x, double *work_space, double *sum,
                       int depth, int threads, const volatile int32_t *stop) {
  if (terms < 1 || h->sites < 1 || h->width < 1) return 0;
  double *zero = calloc((size_t)(2 * h->width), sizeof(double));
  _Atomic long *progress = calloc((size_t)(8 * threads), sizeof *progress);
  worker *workers = calloc((size_t)threads, sizeof *workers);
  pthread_t *handles = calloc((size_t)threads, sizeof *handles);
  _Atomic int stopped = 0;
  int result = -1;
  if (zero && progress && workers && handles) {
    for (long k = 0; k < 2 * h->width * h->sites; k++) work_space[k] = 0;
    const recurrence r = {h, zero, {x, work_space}, sum, coefficient};
    int started = 1;
    for (int k = 0; k < threads; k++) workers[k] = (worker){&r, terms, depth, k, threads, progress, stop, &stopped};
    for (; started < threads; started++) {
      if (pthread_create(&handles[started], NULL, work, &workers[started]) != 0) break;
    }
    const int complete = started == threads;
    if (!complete) atomic_store(&stopped, 1);
    if (complete) work(&workers[0]);
    for (int k = 1; k < started; k++) pthread_join(handles[k], NULL);
    if (complete) result = atomic_load(&stopped) ? 1 : 0;
  }
  free(zero);
  free(progress);
  free(workers);
  free(handles);
  return result;
}
