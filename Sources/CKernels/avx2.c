/// x86 processors with AVX2 and FMA: Intel since Haswell (2013), AMD since Excavator (2015).
#if defined(__x86_64__)
#include <stdbool.h>

static bool supported(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

#define VARIANT bn_avx2
#define VARIANT_NAME "avx2"
#define TILE_ROWS 6
#define TILE_VECTORS 1
#define PANEL_VECTORS 4
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#include "vector.h"
#pragma clang attribute pop
#endif
