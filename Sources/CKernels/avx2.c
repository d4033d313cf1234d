/// x86 processors with AVX2 and FMA: Intel since Haswell (2013), AMD since Excavator (2015).
#if defined(__x86_64__)
#include <immintrin.h>
#include <stdbool.h>

static bool supported(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

#define VARIANT bn_avx2
#define VARIANT_NAME "avx2"
#define TILE_ROWS 6
#define TILE_VECTORS 1
#define DEPTH 256
#define PANEL_VECTORS 4
#define FIRST(lanes, from) \
    _mm256_cmpgt_epi32(_mm256_set1_epi32((lanes) - (from)), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7))
#define LOAD_SOME(p, lanes)                                                                                                  \
    (Vector)__builtin_shufflevector(_mm256_maskload_ps(p, FIRST(lanes, 0)), _mm256_maskload_ps((p) + 8, FIRST(lanes, 8)), 0, 1, 2, 3, \
                                    4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
#define STORE_SOME(p, x, lanes) \
    (_mm256_maskstore_ps(p, FIRST(lanes, 0), (__m256)(x).lo), _mm256_maskstore_ps((p) + 8, FIRST(lanes, 8), (__m256)(x).hi))
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#include "vector.h"
#pragma clang attribute pop
#endif
