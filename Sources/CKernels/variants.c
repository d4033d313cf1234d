/// The list of variants.
#include "variants.h"

static const BNKernels *const variants[] = {
#if defined(__x86_64__)
    &bn_avx512,
    &bn_avx2,
#elif defined(__aarch64__)
    &bn_neon,
#endif
    &bn_scalar,
    NULL,
};

const BNKernels *const *bn_variants(void) { return variants; }
