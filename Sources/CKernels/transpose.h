/// Squares of sixteen by sixteen turned around, by fours: the same on every processor.
#pragma once

#include <stddef.h>
#include <string.h>

typedef float Four __attribute__((ext_vector_type(4)));

static inline Four fourAt(const float *p) {
    Four x;
    memcpy(&x, p, sizeof x);
    return x;
}

/// Sixteen rows of sixteen columns.
static inline void transposeFours(const float *x, ptrdiff_t xStride, float *y, ptrdiff_t yStride) {
    for (int i = 0; i < 16; i += 4)
        for (int j = 0; j < 16; j += 4) {
            Four a = fourAt(x + i * xStride + j), b = fourAt(x + (i + 1) * xStride + j);
            Four c = fourAt(x + (i + 2) * xStride + j), d = fourAt(x + (i + 3) * xStride + j);
            Four ab = __builtin_shufflevector(a, b, 0, 4, 1, 5), cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
            Four AB = __builtin_shufflevector(a, b, 2, 6, 3, 7), CD = __builtin_shufflevector(c, d, 2, 6, 3, 7);
            Four columns[4] = {__builtin_shufflevector(ab, cd, 0, 1, 4, 5), __builtin_shufflevector(ab, cd, 2, 3, 6, 7),
                               __builtin_shufflevector(AB, CD, 0, 1, 4, 5), __builtin_shufflevector(AB, CD, 2, 3, 6, 7)};
            for (int k = 0; k < 4; k++) memcpy(y + (j + k) * yStride + i, &columns[k], sizeof columns[k]);
        }
}
