/// Products with a left side that is gathered by offsets, as a convolution's windows are: no copy of the windows is made.
#pragma once

#include "lanes.h"

/// One tile of c, `height` rows by `lanes` columns. Called with constants, so that the sums stay in registers.
INLINE void gatheredTile(int height, int lanes, bool adds, int inner, const float *a, const int32_t *rowOffsets, const int32_t *innerOffsets,
                         const float *b, ptrdiff_t bStride, const float *bias, float *c, ptrdiff_t cStride) {
    Vector sums[TILE_ROWS] = {0};
    const float *left[TILE_ROWS];
#pragma clang loop unroll(full)
    for (int i = 0; i < height; i++) left[i] = a + rowOffsets[i];
    for (int k = 0; k < inner; k++) {
        Vector right = load(b + k * bStride, lanes);
#pragma clang loop unroll(full)
        for (int i = 0; i < height; i++) sums[i] = fma16(left[i][innerOffsets[k]], right, sums[i]);
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < height; i++) {
        Vector sum = bias ? sums[i] + load(bias, lanes) : sums[i];
        store(c + i * cStride, adds ? load(c + i * cStride, lanes) + sum : sum, lanes);
    }
}

static void gatheredProduct(bool adds, int rows, int columns, int inner, const float *a, const int32_t *rowOffsets, const int32_t *innerOffsets,
                            BNRows b, const float *bias, BNRows c) {
#define TILE(height)                                                                                                                  \
    gatheredTile(height, lanes, adds, inner, a, rowOffsets + i, innerOffsets, b.at + j, b.stride, bias ? bias + j : NULL,          \
                 row(c, i) + j, c.stride)
    FOR_COLUMNS(columns, {
        int i = 0;
        for (; i + TILE_ROWS <= rows; i += TILE_ROWS) TILE(TILE_ROWS);
        for (; i + 4 <= rows; i += 4) TILE(4);
        for (; i < rows; i++) TILE(1);
    });
#undef TILE
}
