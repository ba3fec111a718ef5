/* Measures for bin/coded bench kernels: a memory limit, a fused kernel and OpenBLAS. Built where a C compiler is:
   cc -O3 -march=native [-mprefer-vector-width=512] [-DBLAS] kernels.c [-lopenblas]
   With an argument it measures OpenBLAS alone, under that name.
   Prints lines: rate, whose, type, k, r, bytes of a block, GB/s of sources by processor time of the
   thread; separated by tabs. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifdef BLAS
#include <cblas.h>
void openblas_set_num_threads(int threads);
char *openblas_get_config(void);
#endif

enum { BLOCKS = 14, WINDOWS = 9, SKEW = 65 * 64, SHAPES = 4, SIZES = 3 };

static char *slab;
static size_t stride;
static double weights[4 * 10];
static float float_weights[4 * 10];

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

typedef void (*work)(int k, int r, long count);

static void measure(const char *whose, const char *type, int k, int r, int bytes, long count, work run) {
  double rates[WINDOWS];
  for (int window = -1; window < WINDOWS; window++) {
    long runs = 0;
    double start = now(), end;
    do {
      run(k, r, count);
      runs++;
      end = now();
    } while (end - start < 0.03);
    if (window >= 0) rates[window] = (double)k * bytes * runs / (end - start) / 1e9;
  }
  qsort(rates, WINDOWS, sizeof(double), by_value);
  printf("rate\t%s\t%s\t%d\t%d\t%d\t%.4f\n", whose, type, k, r, bytes, rates[WINDOWS / 2]);
  fflush(stdout);
}

/* FUSED: out[i] = sum over j of w[i][j] x[j], all sources and parities in one pass. LIMIT: as many loads and stores,
   with one addition a load. */
#define KERNELS(T, S, W, NAME, K, R)                                                              \
  static void fused_##NAME##_##K##_##R(int k, int r, long count) {                                \
    const T *restrict x[K];                                                                       \
    T *restrict y[R];                                                                             \
    for (int j = 0; j < K; j++) x[j] = (const T *)(slab + j * stride);                            \
    for (int i = 0; i < R; i++) y[i] = (T *)(slab + (K + i) * stride);                            \
    _Pragma("GCC ivdep") for (long e = 0; e < count; e++) {                                       \
      S sum[R];                                                                                   \
      _Pragma("GCC unroll 4") for (int i = 0; i < R; i++) {                                       \
        sum[i] = 0;                                                                               \
        _Pragma("GCC unroll 10") for (int j = 0; j < K; j++) sum[i] += W[i * K + j] * (S)x[j][e]; \
      }                                                                                           \
      _Pragma("GCC unroll 4") for (int i = 0; i < R; i++) y[i][e] = (T)sum[i];                    \
    }                                                                                             \
  }                                                                                               \
  static void limit_##NAME##_##K##_##R(int k, int r, long count) {                                \
    const T *restrict x[K];                                                                       \
    T *restrict y[R];                                                                             \
    for (int j = 0; j < K; j++) x[j] = (const T *)(slab + j * stride);                            \
    for (int i = 0; i < R; i++) y[i] = (T *)(slab + (K + i) * stride);                            \
    _Pragma("GCC ivdep") for (long e = 0; e < count; e++) {                                       \
      T sum = 0;                                                                                  \
      _Pragma("GCC unroll 10") for (int j = 0; j < K; j++) sum += x[j][e];                        \
      _Pragma("GCC unroll 4") for (int i = 0; i < R; i++) y[i][e] = sum;                          \
    }                                                                                             \
  }

#define SHAPED(T, S, W, NAME) \
  KERNELS(T, S, W, NAME, 4, 1) KERNELS(T, S, W, NAME, 4, 2) KERNELS(T, S, W, NAME, 8, 2) KERNELS(T, S, W, NAME, 10, 4)
#define TABLE(KIND, NAME) {KIND##_##NAME##_4_1, KIND##_##NAME##_4_2, KIND##_##NAME##_8_2, KIND##_##NAME##_10_4}

SHAPED(float, float, float_weights, floats)
SHAPED(float, double, weights, mixed)
SHAPED(double, double, weights, doubles)

static const work fused_floats[SHAPES] = TABLE(fused, floats), fused_mixed[SHAPES] = TABLE(fused, mixed),
                  fused_doubles[SHAPES] = TABLE(fused, doubles), limit_floats[SHAPES] = TABLE(limit, floats),
                  limit_doubles[SHAPES] = TABLE(limit, doubles);

#ifdef BLAS
static void sgemm(int k, int r, long count) {
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, r, count, k, 1, float_weights, k, (float *)slab,
              stride / sizeof(float), 0, (float *)(slab + k * stride), stride / sizeof(float));
}

static void dgemm(int k, int r, long count) {
  cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, r, count, k, 1, weights, k, (double *)slab,
              stride / sizeof(double), 0, (double *)(slab + k * stride), stride / sizeof(double));
}
#endif

int main(int argc, char **argv) {
  const char *blas = argc > 1 ? argv[1] : "OpenBLAS gemm";
  static const int shapes[SHAPES][2] = {{4, 1}, {4, 2}, {8, 2}, {10, 4}};
  static const int sizes[SIZES] = {64 << 10, 1 << 20, 16 << 20};
  size_t most = (16 << 20) + SKEW;
  if (posix_memalign((void **)&slab, 4096, most * BLOCKS)) return 1;
  for (int i = 0; i < 40; i++) float_weights[i] = weights[i] = 0.1 + i * 0.01;
#ifdef BLAS
  openblas_set_num_threads(1);
  printf("version\t%s\t%s\n", blas, openblas_get_config());
#endif
  for (int z = 0; z < SIZES; z++) {
    int bytes = sizes[z];
    stride = bytes + SKEW;
    for (int s = 0; s < SHAPES; s++) {
      int k = shapes[s][0], r = shapes[s][1];
      float *floats = (float *)slab;
      for (size_t i = 0; i < stride * BLOCKS / sizeof(float); i++) floats[i] = (float)(i % 1000) / 1000;
      if (argc == 1) measure("memory limit", "float", k, r, bytes, bytes / sizeof(float), limit_floats[s]);
      if (argc == 1) measure("C fused", "float", k, r, bytes, bytes / sizeof(float), fused_floats[s]);
      if (argc == 1) measure("C fused, double sums", "float", k, r, bytes, bytes / sizeof(float), fused_mixed[s]);
#ifdef BLAS
      measure(blas, "float", k, r, bytes, bytes / sizeof(float), sgemm);
#endif
      double *doubles = (double *)slab;
      for (size_t i = 0; i < stride * BLOCKS / sizeof(double); i++) doubles[i] = (double)(i % 1000) / 1000;
      if (argc == 1) measure("memory limit", "double", k, r, bytes, bytes / sizeof(double), limit_doubles[s]);
      if (argc == 1) measure("C fused", "double", k, r, bytes, bytes / sizeof(double), fused_doubles[s]);
#ifdef BLAS
      measure(blas, "double", k, r, bytes, bytes / sizeof(double), dgemm);
#endif
    }
  }
  return 0;
}
