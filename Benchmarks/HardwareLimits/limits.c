#include "include/HardwareLimits.h"

#include <string.h>
#include <time.h>

static double processorTime(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

typedef float Vector __attribute__((ext_vector_type(16)));
#pragma clang diagnostic ignored "-Wpsabi"

/// GFLOP/s of independent chains, enough of them for two units of a latency of five, few enough for the registers. They begin with numbers that the
/// compiler does not know, and end in memory: it would leave equal ones out.
#define PEAK(name, target, chains)                                                                                                   \
    /* In a function of its own, as clang uses 512-bit registers only where a signature names them. */                               \
    target static inline __attribute__((always_inline)) Vector name##Step(Vector a) {                                                \
        return __builtin_elementwise_fma(a, (Vector)0.999f, (Vector)0.001f);                                                         \
    }                                                                                                                                \
    target static double name(float *numbers) {                                                                                      \
        enum { ROUNDS = 480000 / chains };                                                                                           \
        Vector a[chains];                                                                                                            \
        memcpy(a, numbers, sizeof a);                                                                                                \
        double start = processorTime();                                                                                              \
        for (int round = 0; round < ROUNDS; round++)                                                                                 \
            _Pragma("clang loop unroll(full)") for (int i = 0; i < chains; i++) a[i] = name##Step(a[i]);                             \
        double seconds = processorTime() - start;                                                                                    \
        memcpy(numbers, a, sizeof a);                                                                                                \
        return ROUNDS * chains * 32.0 / seconds / 1e9;                                                                               \
    }

#if defined(__x86_64__)
PEAK(avx2, __attribute__((target("arch=x86-64-v3"))), 6)
PEAK(avx512, __attribute__((target("arch=x86-64-v4"))), 16)
#else
PEAK(neon, , 6)
#endif

double multiplyingRate(const char *variant) {
    float numbers[16 * 16];
    for (int i = 0; i < 16 * 16; i++) numbers[i] = (float)(i % 7) * 0.125f;
#if defined(__x86_64__)
    return strcmp(variant, "avx512") == 0 ? avx512(numbers) : avx2(numbers);
#else
    return (void)variant, neon(numbers);
#endif
}

const char *widestVariant(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512f") ? "avx512" : "avx2";
#else
    return "neon";
#endif
}

double movingRate(float *numbers, size_t count) {
    size_t rounds = (size_t)4e6 / count + 1;
    double start = processorTime();
    for (size_t round = 0; round < rounds; round++)
        for (size_t i = 0; i + 16 <= count; i += 16) {
            Vector x;
            memcpy(&x, numbers + i, sizeof x);
            x = x * 0.999f + 0.001f;
            memcpy(numbers + i, &x, sizeof x);
        }
    return 8.0 * (double)rounds * (double)count / (processorTime() - start) / 1e9;
}
