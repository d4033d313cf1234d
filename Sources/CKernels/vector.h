/// The body of the vector variants: scalar.c's operations, sixteen columns at a time. avx2.c, avx512.c and neon.c include it, having set
/// VARIANT, the name of the table; TILE_ROWS × TILE_VECTORS, the sums of a product kept in registers; and PANEL_VECTORS, those of an image's row.
/// Each lane repeats the scalar sequence of operations, so each lane has the scalar's bits.
#include "lanes.h"
#include "columns.h"
#include "dropout.h"
#include "functions.h"
#include "groups.h"
#include "images.h"
#include "loss.h"
#include "optimizers.h"
#include "pools.h"
#include "recurrent.h"
#include "windows.h"

// PRODUCTS

/// One tile of c: `height` rows by `width` vectors, the last of them `lanes` wide. Called with constants, so that the sums stay in registers.
INLINE void tile(int height, int width, int lanes, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, const float *b, ptrdiff_t bStride,
                 const float *bias, float *c, ptrdiff_t cStride) {
    Vector sums[TILE_ROWS][TILE_VECTORS] = {0};
    for (int k = 0; k < inner; k++) {
        Vector right[TILE_VECTORS];
#pragma clang loop unroll(full)
        for (int v = 0; v < width; v++) right[v] = load(b + k * bStride + v * LANES, v + 1 < width ? LANES : lanes);
#pragma clang loop unroll(full)
        for (int i = 0; i < height; i++) {
            Vector left = a[i * aRow + k * aColumn];
#pragma clang loop unroll(full)
            for (int v = 0; v < width; v++) sums[i][v] = fma16(left, right[v], sums[i][v]);
        }
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < height; i++)
#pragma clang loop unroll(full)
        for (int v = 0; v < width; v++) {
            int n = v + 1 < width ? LANES : lanes;
            store(c + i * cStride + v * LANES, bias ? sums[i][v] + load(bias + v * LANES, n) : sums[i][v], n);
        }
}

/// `height` rows of c: strip after strip of columns, so that their rows of a are read from memory once.
INLINE void band(int height, int columns, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, BNRows b, const float *bias, BNRows c) {
    int j = 0;
    for (; j + TILE_VECTORS * LANES <= columns; j += TILE_VECTORS * LANES)
        tile(height, TILE_VECTORS, LANES, inner, a, aRow, aColumn, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
    for (; j + LANES <= columns; j += LANES) tile(height, 1, LANES, inner, a, aRow, aColumn, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
    if (j < columns) tile(height, 1, columns - j, inner, a, aRow, aColumn, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
}

static void product(int rows, int columns, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, BNRows b, const float *bias, BNRows c) {
    int i = 0;
    for (; i + TILE_ROWS <= rows; i += TILE_ROWS) band(TILE_ROWS, columns, inner, a + i * aRow, aRow, aColumn, b, bias, (BNRows){row(c, i), c.stride});
    for (; i < rows; i++) band(1, columns, inner, a + i * aRow, aRow, aColumn, b, bias, (BNRows){row(c, i), c.stride});
}

const BNKernels VARIANT = {
    .name = VARIANT_NAME, .supported = supported,
#include "table.h"
};
