/// What this machine can do at most: what the engine and its kernels are measured against.
#pragma once

#include <stddef.h>

/// GFLOP/s of fused multiply-adds on the calling thread, by its own processor time, with the instructions of a variant of the kernels ("avx512",
/// "avx2", "neon"); takes some milliseconds.
double multiplyingRate(const char *variant);

/// The widest variant that this processor has.
const char *widestVariant(void);

/// GB/s that the calling thread reads and writes, by its own processor time, while it goes through so many numbers, which change.
double movingRate(float *numbers, size_t count);
