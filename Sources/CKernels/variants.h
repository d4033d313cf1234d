/// The tables that each variant's file defines.
#pragma once

#include "CKernels.h"

extern const BNKernels bn_scalar;
#if defined(__x86_64__)
extern const BNKernels bn_avx2, bn_avx512;
#elif defined(__aarch64__)
extern const BNKernels bn_neon;
#endif
