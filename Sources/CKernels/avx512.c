/// Server and desktop processors with AVX-512: Intel since Skylake-SP (2017), AMD since Zen 4 (2022).
#if defined(__x86_64__)
#include <immintrin.h>
#include <stdbool.h>

static bool supported(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma");
}

#define VARIANT bn_avx512
#define VARIANT_NAME "avx512"
#define TILE_ROWS 8
#define TILE_VECTORS 2
#define TALL_ROWS 14
#define DEPTH 256
#define PANEL_VECTORS 8
#define FIRST(lanes) ((__mmask16)((1u << (lanes)) - 1))
#define LOAD_SOME(p, lanes) ((Vector)_mm512_maskz_loadu_ps(FIRST(lanes), p))
#define STORE_SOME(p, x, lanes) _mm512_mask_storeu_ps(p, FIRST(lanes), (__m512)(x))
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
#include "vector.h"
#pragma clang attribute pop
#endif
