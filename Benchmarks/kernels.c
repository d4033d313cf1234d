/// Measures the kernels in ratios to this processor's peak of fused multiply-adds, measured beside them, in turns: other programs that run at
/// the same time slow both. Prints the best and the median of the ratios.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "CKernels.h"

enum { TURNS = 41, INPUTS = 784, UNITS = 128 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

typedef float Vector __attribute__((ext_vector_type(16)));

#if defined(__x86_64__)
#define WIDEST __attribute__((target("arch=x86-64-v4")))
#else
#define WIDEST
#endif
#pragma clang diagnostic ignored "-Wpsabi"

/// In a function of its own, as clang uses 512-bit registers only where a signature names them.
WIDEST static inline __attribute__((always_inline)) Vector step(Vector a) { return __builtin_elementwise_fma(a, (Vector)0.999f, (Vector)0.001f); }

/// GFLOP/s of sixteen independent chains.
WIDEST static double peak(void) {
    Vector a[16];
    for (int i = 0; i < 16; i++) a[i] = (float)i;
    double start = now();
    for (int round = 0; round < 100000; round++)
#pragma clang loop unroll(full)
        for (int i = 0; i < 16; i++) a[i] = step(a[i]);
    double seconds = now() - start;
    volatile float sink = 0;
    for (int i = 0; i < 16; i++) sink += a[i].x;
    return 100000.0 * 16 * 32 / seconds / 1e9;
}

static int ascending(const void *a, const void *b) { return *(const double *)a < *(const double *)b ? -1 : 1; }

static float *zeros(size_t count) {
    float *values = aligned_alloc(64, (count * sizeof *values + 63) / 64 * 64);
    memset(values, 0, count * sizeof *values);
    return values;
}

static float *noise(size_t count) {
    float *values = zeros(count);
    bn_uniform((BNRandom){1, 1, 1}, 1, count, values);
    return values;
}

/// One product [rows, columns] over inner, with the left side transposed or not.
static void measure(const BNKernels *k, const char *name, int rows, int columns, int inner, bool transposed) {
    float *a = noise((size_t)rows * inner), *b = noise((size_t)inner * columns), *c = zeros((size_t)rows * columns);
    double ratios[TURNS], flops = 2.0 * rows * columns * inner;
    int repeats = (int)(4e8 / flops) + 1;
    for (int turn = 0; turn < TURNS; turn++) {
        double limit = peak(), start = now();
        for (int i = 0; i < repeats; i++)
            k->product(rows, columns, inner, a, transposed ? 1 : inner, transposed ? rows : 1, (BNRows){b, columns}, NULL, (BNRows){c, columns});
        ratios[turn] = flops * repeats / (now() - start) / 1e9 / limit;
    }
    qsort(ratios, TURNS, sizeof *ratios, ascending);
    printf("%-7s %-12s %4d x %4d x %4d  %4.0f %% (best %.0f %%) of the peak\n", k->name, name, rows, columns, inner, 100 * ratios[TURNS / 2], 100 * ratios[TURNS - 1]);
    free(a), free(b), free(c);
}

int main(void) {
    double limits[TURNS];
    for (int i = 0; i < TURNS; i++) limits[i] = peak();
    qsort(limits, TURNS, sizeof *limits, ascending);
    printf("peak: %.0f GFLOP/s (best %.0f)\n", limits[TURNS / 2], limits[TURNS - 1]);
    for (const BNKernels *const *k = bn_variants(); *k; k++) {
        if (!(*k)->supported() || !strcmp((*k)->name, "scalar")) continue;
        for (int batch = 32; batch <= 256; batch *= 2) {
            measure(*k, "X W", batch, UNITS, INPUTS, false);
            measure(*k, "transpose dH", INPUTS, UNITS, batch, true);
        }
    }
}
