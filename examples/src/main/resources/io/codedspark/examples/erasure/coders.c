/* Measures ISA-L, Jerasure and the memory limit for bin/coded bench erasure. Built where the libraries are:
   cc -O3 -march=native [-DISAL] [-DJERASURE] coders.c [-lisal] [-lJerasure -lgf_complete]
   Prints lines: rate, coder, k, r, operation, bytes of a shard, data GB/s; separated by tabs. */
#define _GNU_SOURCE
#include <immintrin.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef ISAL
#include <isa-l.h>
#endif
#ifdef JERASURE
#include <jerasure.h>
#include <jerasure/cauchy.h>
#endif

enum { SHARDS = 14, WINDOWS = 9, SKEW = 65 * 64 };

static unsigned char *shards[SHARDS];

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

typedef void (*work)(int k, int r, int bytes);

static void measure(const char *coder, int k, int r, const char *operation, int bytes, work run) {
  double rates[WINDOWS];
  for (int window = -1; window < WINDOWS; window++) {
    long runs = 0;
    double start = now(), end;
    do {
      run(k, r, bytes);
      runs++;
      end = now();
    } while (end - start < 0.03);
    if (window >= 0) rates[window] = (double)k * bytes * runs / (end - start) / 1e9;
  }
  qsort(rates, WINDOWS, sizeof(double), by_value);
  printf("rate\t%s\t%d\t%d\t%s\t%d\t%.4f\n", coder, k, r, operation, bytes, rates[WINDOWS / 2]);
  fflush(stdout);
}

static void limit(int k, int r, int bytes) {
  for (int at = 0; at < bytes; at += 32) {
    __m256i sum = _mm256_load_si256((const __m256i *)(shards[0] + at));
    for (int j = 1; j < k; j++) sum = _mm256_xor_si256(sum, _mm256_load_si256((const __m256i *)(shards[j] + at)));
    for (int i = 0; i < r; i++) _mm256_store_si256((__m256i *)(shards[k + i] + at), sum);
  }
}

#ifdef ISAL
static unsigned char encode_tables[32 * 10 * 4], decode_tables[32 * 10 * 4];

static void isal_prepare(int k, int r) {
  unsigned char matrix[SHARDS * 10], arrived[100], inverse[100];
  gf_gen_cauchy1_matrix(matrix, k + r, k);
  ec_init_tables(k, r, matrix + k * k, encode_tables);
  memcpy(arrived, matrix + r * k, k * k);
  gf_invert_matrix(arrived, inverse, k);
  ec_init_tables(k, r, inverse, decode_tables);
}

static void isal_encode(int k, int r, int bytes) { ec_encode_data(bytes, k, r, encode_tables, shards, shards + k); }

static void isal_decode(int k, int r, int bytes) { ec_encode_data(bytes, k, r, decode_tables, shards + r, shards); }
#endif

#ifdef JERASURE
static int *bitmatrix;
static int **schedule;

static void jerasure_encode(int k, int r, int bytes) {
  jerasure_schedule_encode(k, r, 4, schedule, (char **)shards, (char **)shards + k, bytes, 4096);
}

static void jerasure_decode(int k, int r, int bytes) {
  int lost[5] = {0, 1, 2, 3, -1};
  lost[r] = -1;
  jerasure_schedule_decode_lazy(k, r, 4, bitmatrix, lost, (char **)shards, (char **)shards + k, bytes, 4096, 1);
}
#endif

int main(void) {
  static const int shapes[3][2] = {{4, 2}, {6, 3}, {10, 4}};
  static const int sizes[3] = {64 << 10, 1 << 20, 16 << 20};
  unsigned char *slab;
  size_t stride = (16 << 20) + SKEW;
  if (posix_memalign((void **)&slab, 4096, stride * SHARDS)) return 1;
  for (size_t i = 0; i < stride * SHARDS; i++) slab[i] = (unsigned char)(i * 2654435761u >> 13);
#ifdef ISAL
#ifdef ISAL_MAJOR_VERSION
  printf("version\tISA-L\t%d.%d.%d\n", ISAL_MAJOR_VERSION, ISAL_MINOR_VERSION, ISAL_PATCH_VERSION);
#endif
#endif
  printf("version\tGFNI of this processor\t%s\n", __builtin_cpu_supports("gfni") ? "yes" : "no");
  for (int s = 0; s < 3; s++) {
    int k = shapes[s][0], r = shapes[s][1];
#ifdef ISAL
    isal_prepare(k, r);
#endif
#ifdef JERASURE
    bitmatrix = jerasure_matrix_to_bitmatrix(k, r, 4, cauchy_good_general_coding_matrix(k, r, 4));
    schedule = jerasure_smart_bitmatrix_to_schedule(k, r, 4, bitmatrix);
#endif
    for (int z = 0; z < 3; z++) {
      for (int i = 0; i < k + r; i++) shards[i] = slab + i * (sizes[z] + (size_t)SKEW);
      measure("C memory limit", k, r, "encode", sizes[z], limit);
#ifdef ISAL
      measure("ISA-L", k, r, "encode", sizes[z], isal_encode);
      measure("ISA-L", k, r, "decode", sizes[z], isal_decode);
#endif
#ifdef JERASURE
      measure("Jerasure", k, r, "encode", sizes[z], jerasure_encode);
      measure("Jerasure", k, r, "decode", sizes[z], jerasure_decode);
#endif
    }
  }
  return 0;
}
