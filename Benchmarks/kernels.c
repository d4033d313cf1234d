/// Measures the kernels in ratios to this processor's peak of fused multiply-adds, measured beside them, in turns: other programs that run at
/// the same time slow both. Prints the best and the median of the ratios. `kernels 2` does so in two threads side by side.
#include <pthread.h>
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
typedef struct Shape {
    const BNKernels *kernels;
    const char *name;
    int rows, columns, inner;
    bool transposed;
} Shape;

/// A thread's share of a measurement: the same product as the others, on numbers of its own.
typedef struct Worker {
    Shape shape;
    pthread_barrier_t *start;
    double ratios[TURNS];
} Worker;

static void *work(void *argument) {
    Worker *worker = argument;
    Shape s = worker->shape;
    float *a = noise((size_t)s.rows * s.inner), *b = noise((size_t)s.inner * s.columns), *c = zeros((size_t)s.rows * s.columns);
    double flops = 2.0 * s.rows * s.columns * s.inner;
    int repeats = (int)(4e8 / flops) + 1;
    for (int turn = 0; turn < TURNS; turn++) {
        pthread_barrier_wait(worker->start);
        double limit = peak();
        pthread_barrier_wait(worker->start);
        double start = now();
        for (int i = 0; i < repeats; i++)
            s.kernels->product(s.rows, s.columns, s.inner, a, s.transposed ? 1 : s.inner, s.transposed ? s.rows : 1, (BNRows){b, s.columns}, NULL, (BNRows){c, s.columns});
        worker->ratios[turn] = flops * repeats / (now() - start) / 1e9 / limit;
    }
    free(a), free(b), free(c);
    return NULL;
}

static void measure(Shape shape, int threads) {
    Worker workers[threads];
    pthread_t ids[threads];
    pthread_barrier_t start;
    double ratios[threads * TURNS];
    pthread_barrier_init(&start, NULL, (unsigned)threads);
    for (int i = 0; i < threads; i++) {
        workers[i] = (Worker){.shape = shape, .start = &start};
        pthread_create(&ids[i], NULL, work, &workers[i]);
    }
    for (int i = 0; i < threads; i++) {
        pthread_join(ids[i], NULL);
        memcpy(ratios + i * TURNS, workers[i].ratios, sizeof workers[i].ratios);
    }
    pthread_barrier_destroy(&start);
    qsort(ratios, (size_t)(threads * TURNS), sizeof *ratios, ascending);
    printf("%-7s %-12s %4d x %4d x %4d  %4.0f %% (best %.0f %%) of the peak\n", shape.kernels->name, shape.name, shape.rows, shape.columns, shape.inner,
           100 * ratios[threads * TURNS / 2], 100 * ratios[threads * TURNS - 1]);
}

int main(int count, char **arguments) {
    int threads = count > 1 ? atoi(arguments[1]) : 1;
    if (threads < 1 || threads > 64) return fprintf(stderr, "kernels: expected a number of threads from 1 to 64\n"), 64;
    double limits[TURNS];
    for (int i = 0; i < TURNS; i++) limits[i] = peak();
    qsort(limits, TURNS, sizeof *limits, ascending);
    printf("%d thread%s; peak of one: %.0f GFLOP/s (best %.0f)\n", threads, threads == 1 ? "" : "s", limits[TURNS / 2], limits[TURNS - 1]);
    for (const BNKernels *const *k = bn_variants(); *k; k++) {
        if (!(*k)->supported() || !strcmp((*k)->name, "scalar")) continue;
        for (int batch = 32; batch <= 256; batch *= 2) {
            measure((Shape){*k, "X W", batch, UNITS, INPUTS, false}, threads);
            measure((Shape){*k, "transpose dH", INPUTS, UNITS, batch, true}, threads);
        }
    }
}
