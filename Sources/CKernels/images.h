/// Products of images and their gradients, sixteen columns at a time; zero pixels take no part.
#pragma once

#include "lanes.h"
#include "optimizers.h"

#define HALF_PANEL (PANEL_VECTORS / 2)

/// sums += level · right, for `width` vectors, the last `lanes` wide.
INLINE void accumulate(int width, int lanes, float level, const float *right, Vector sums[PANEL_VECTORS]) {
#pragma clang loop unroll(full)
    for (int v = 0; v < width; v++) sums[v] = fma16(level, load(right + v * LANES, v + 1 < width ? LANES : lanes), sums[v]);
}

INLINE void imagePanel(int width, int lanes, int rows, BNImages x, int every, const float *b, ptrdiff_t stride, const float *bias, float *c, ptrdiff_t cStride) {
    ptrdiff_t words = bn_words(x.inputs);
    for (int i = 0; i < rows; i++) {
        Vector sums[PANEL_VECTORS] = {0};
        ptrdiff_t image = (ptrdiff_t)i * every;
        for (ptrdiff_t word = 0; word < words; word++)
            for (uint64_t mask = x.nonzeroMask[image * words + word]; mask != 0; mask &= mask - 1) {
                ptrdiff_t k = word * 64 + __builtin_ctzll(mask);
                accumulate(width, lanes, x.byteToFloat[x.bytes[image * x.inputs + k]], b + k * stride, sums);
            }
#pragma clang loop unroll(full)
        for (int v = 0; v < width; v++) {
            int n = v + 1 < width ? LANES : lanes;
            store(c + i * cStride + v * LANES, bias ? sums[v] + load(bias + v * LANES, n) : sums[v], n);
        }
    }
}

static void imageProduct(int rows, int columns, BNImages x, int every, BNRows b, const float *bias, BNRows c) {
    int j = 0;
    for (; j + PANEL_VECTORS * LANES <= columns; j += PANEL_VECTORS * LANES)
        imagePanel(PANEL_VECTORS, LANES, rows, x, every, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
    for (; j + HALF_PANEL * LANES <= columns; j += HALF_PANEL * LANES)
        imagePanel(HALF_PANEL, LANES, rows, x, every, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
    for (; j + LANES <= columns; j += LANES) imagePanel(1, LANES, rows, x, every, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
    if (j < columns) imagePanel(1, columns - j, rows, x, every, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
}

/// One batch's images, seen by pixel.
typedef struct Pixels {
    BNImages images;
    const uint64_t *transposed;
    BNRows d;
    int rows;
} Pixels;

INLINE bool anyMarked(Pixels x, ptrdiff_t k) {
    ptrdiff_t words = bn_words(x.images.inputs);
    for (int group = 0; group < x.rows; group += 64)
        if (x.transposed[group * words + k] != 0) return true;
    return false;
}

/// Moves the parameters of pixel k for `width` vectors of columns from j on; the gradient never leaves the registers.
INLINE void pixelPanel(BNRule rule, BNOptimizer o, int width, int lanes, Pixels x, ptrdiff_t k, int j, BNParameters p) {
    ptrdiff_t words = bn_words(x.images.inputs);
    Vector gradient[PANEL_VECTORS] = {0};
    for (int group = 0; group < x.rows; group += 64)
        for (uint64_t mask = x.transposed[group * words + k]; mask != 0; mask &= mask - 1) {
            ptrdiff_t i = group + __builtin_ctzll(mask);
            accumulate(width, lanes, x.images.byteToFloat[x.images.bytes[i * x.images.inputs + k]], row(x.d, i) + j, gradient);
        }
#pragma clang loop unroll(full)
    for (int v = 0; v < width; v++) moveSome(rule, o, gradient[v], p, k * p.stride + j + v * LANES, v + 1 < width ? LANES : lanes);
}

INLINE void imageUpdateBy(BNRule rule, BNOptimizer o, int columns, Pixels x, BNParameters p, uint8_t *seen) {
    for (ptrdiff_t k = 0; k < x.images.inputs; k++) {
        if (!seen[k]) {
            // Written once at most: another worker's core reads the same line of memory.
            if (!anyMarked(x, k)) continue;
            seen[k] = 1;
        }
        int j = 0;
        for (; j + PANEL_VECTORS * LANES <= columns; j += PANEL_VECTORS * LANES) pixelPanel(rule, o, PANEL_VECTORS, LANES, x, k, j, p);
        for (; j + HALF_PANEL * LANES <= columns; j += HALF_PANEL * LANES) pixelPanel(rule, o, HALF_PANEL, LANES, x, k, j, p);
        for (; j + LANES <= columns; j += LANES) pixelPanel(rule, o, 1, LANES, x, k, j, p);
        if (j < columns) pixelPanel(rule, o, 1, columns - j, x, k, j, p);
    }
}

static void imageUpdate(int rows, int columns, BNImages x, const uint64_t *transposed, BNRows d, const BNOptimizer *optimizer, BNParameters p,
                        uint8_t *seen) {
    Pixels pixels = {x, transposed, d, rows};
    switch (optimizer->rule) {
    case BNKeep: imageUpdateBy(BNKeep, *optimizer, columns, pixels, p, seen); break;
    case BNDescent: imageUpdateBy(BNDescent, *optimizer, columns, pixels, p, seen); break;
    case BNMomentum: imageUpdateBy(BNMomentum, *optimizer, columns, pixels, p, seen); break;
    case BNNesterov: imageUpdateBy(BNNesterov, *optimizer, columns, pixels, p, seen); break;
    case BNAdam: imageUpdateBy(BNAdam, *optimizer, columns, pixels, p, seen); break;
    default: __builtin_unreachable();
    }
}
