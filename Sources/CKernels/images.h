/// Products of images and their gradients, sixteen columns at a time; zero pixels take no part.
#pragma once

#include "lanes.h"
#include "optimizers.h"

#define HALF_PANEL (PANEL_VECTORS / 2)

/// Calls `panel(width, lanes, j, …)` for all columns: PANEL_VECTORS vectors at a time, then half as many, then one, the last with the lanes that are left.
#define FOR_IMAGE_PANELS(columns, panel, ...)                                                                               \
    do {                                                                                                                    \
        int j = 0;                                                                                                          \
        for (; j + PANEL_VECTORS * LANES <= (columns); j += PANEL_VECTORS * LANES) panel(PANEL_VECTORS, LANES, j, __VA_ARGS__); \
        for (; j + HALF_PANEL * LANES <= (columns); j += HALF_PANEL * LANES) panel(HALF_PANEL, LANES, j, __VA_ARGS__);      \
        for (; j + LANES <= (columns); j += LANES) panel(1, LANES, j, __VA_ARGS__);                                         \
        if (j < (columns)) panel(1, (columns) - j, j, __VA_ARGS__);                                                         \
    } while (0)

#define EACH_PANEL_VECTOR(width) _Pragma("clang loop unroll(full)") for (int v = 0; v < (width); v++)

/// The lanes of vector v of a panel whose last one is `lanes` wide.
#define LANES_OF(v) ((v) + 1 < width ? LANES : lanes)

/// sums += level · right, for `width` vectors, the last `lanes` wide.
INLINE void accumulate(int width, int lanes, float level, const float *right, Vector sums[PANEL_VECTORS]) {
    EACH_PANEL_VECTOR(width) sums[v] = fma16(level, load(right + v * LANES, LANES_OF(v)), sums[v]);
}

/// So many images pass the rows of b that belong to a word of their masks, while these are in the first cache.
#define IMAGE_BLOCK 128
/// For so many images it pays to bring these rows together first, where they are far apart and share a few sets of the cache.
#define TOGETHER_FROM 32

/// Copies those of 64 rows that are marked, `width` vectors of each.
INLINE BNRows broughtTogether(int width, int lanes, uint64_t marked, BNRows b, float *to) {
    for (; marked != 0; marked &= marked - 1) {
        int k = __builtin_ctzll(marked);
        EACH_PANEL_VECTOR(width) store(to + (k * width + v) * LANES, load(row(b, k) + v * LANES, LANES_OF(v)), LANES);
    }
    return (BNRows){to, width * LANES};
}

/// Sums wait in c from one word to the next.
INLINE void imagePanel(int width, int lanes, int j, int rows, BNImages x, int every, BNRows b, const float *bias, BNRows c) {
    float together[64 * PANEL_VECTORS * LANES] __attribute__((aligned(64)));
    ptrdiff_t words = bn_words(x.inputs), apart = words * every;
    for (ptrdiff_t word = 0; word < words; word++) {
        BNRows right = {row(b, word * 64) + j, b.stride};
        const uint64_t *masks = x.nonzeroMask + word;
        if (b.stride > PANEL_VECTORS * LANES && rows >= TOGETHER_FROM) {
            uint64_t marked = 0;
            for (int i = 0; i < rows; i++) marked |= masks[i * apart];
            right = broughtTogether(width, lanes, marked, right, together);
        }
        for (int i = 0; i < rows; i++) {
            uint64_t mask = masks[i * apart];
            bool begins = word == 0, ends = word + 1 == words;
            if (mask == 0 && !begins && !ends) continue;
            const uint8_t *bytes = x.bytes + (ptrdiff_t)i * every * x.inputs + word * 64;
            float *to = row(c, i) + j;
            Vector sums[PANEL_VECTORS] = {0};
            if (!begins) EACH_PANEL_VECTOR(width) sums[v] = load(to + v * LANES, LANES_OF(v));
            for (; mask != 0; mask &= mask - 1) {
                int k = __builtin_ctzll(mask);
                accumulate(width, lanes, x.byteToFloat[bytes[k]], row(right, k), sums);
            }
            if (ends && bias) EACH_PANEL_VECTOR(width) sums[v] += load(bias + j + v * LANES, LANES_OF(v));
            EACH_PANEL_VECTOR(width) store(to + v * LANES, sums[v], LANES_OF(v));
        }
    }
}

static void imageProduct(int rows, int columns, BNImages x, int every, BNRows b, const float *bias, BNRows c) {
    for (int i = 0; i < rows; i += IMAGE_BLOCK) {
        int count = rows - i < IMAGE_BLOCK ? rows - i : IMAGE_BLOCK;
        BNImages images = x;
        images.bytes += (ptrdiff_t)i * every * x.inputs;
        images.nonzeroMask += (ptrdiff_t)i * every * bn_words(x.inputs);
        BNRows to = {row(c, i), c.stride};
        FOR_IMAGE_PANELS(columns, imagePanel, count, images, every, b, bias, to);
    }
}

/// The rows, or the pixels, of a word of masks.
#define GROUP 64
/// Up to so many columns, the parameters of a word's pixels are at hand.
#define WIDE 512

/// One batch's images, seen by pixel: their masks turned around, a word for each group of rows.
typedef struct Pixels {
    BNImages images;
    const uint64_t *transposed;
    BNRows d;
    int rows;
} Pixels;

INLINE uint64_t markedRows(Pixels x, int group, ptrdiff_t k) { return x.transposed[group * bn_words(x.images.inputs) + k]; }

INLINE bool anyMarked(Pixels x, ptrdiff_t k) {
    for (int group = 0; group < x.rows; group += GROUP)
        if (markedRows(x, group, k) != 0) return true;
    return false;
}

/// Adds what the rows of a group give of the gradient of pixel k.
INLINE void addGroup(int width, int lanes, int j, Pixels x, int group, ptrdiff_t k, Vector gradient[PANEL_VECTORS]) {
    for (uint64_t mask = markedRows(x, group, k); mask != 0; mask &= mask - 1) {
        ptrdiff_t i = group + __builtin_ctzll(mask);
        accumulate(width, lanes, x.images.byteToFloat[x.images.bytes[i * x.images.inputs + k]], row(x.d, i) + j, gradient);
    }
}

/// Moves the parameters of pixel k for `width` vectors of columns from j on.
INLINE void movePixel(int width, int lanes, int j, BNRule rule, BNOptimizer o, ptrdiff_t k, const Vector gradient[PANEL_VECTORS], BNParameters p) {
    EACH_PANEL_VECTOR(width) moveSome(rule, o, gradient[v], p, k * p.stride + j + v * LANES, LANES_OF(v));
}

/// The gradient of pixel k never leaves the registers.
INLINE void pixelPanel(int width, int lanes, int j, BNRule rule, BNOptimizer o, Pixels x, ptrdiff_t k, BNParameters p) {
    Vector gradient[PANEL_VECTORS] = {0};
    for (int group = 0; group < x.rows; group += GROUP) addGroup(width, lanes, j, x, group, k, gradient);
    movePixel(width, lanes, j, rule, o, k, gradient, p);
}

/// The gradients of a word's pixels wait in the first cache, while all of these pass a group of rows that many have in common.
INLINE void pixelsPanel(int width, int lanes, int j, BNRule rule, BNOptimizer o, Pixels x, ptrdiff_t first, ptrdiff_t end, BNParameters p,
                        const uint8_t *seen) {
    Vector gradients[GROUP][PANEL_VECTORS];
    memset(gradients, 0, (size_t)(end - first) * sizeof *gradients);
    for (int group = 0; group < x.rows; group += GROUP) {
        // Rows of a wide layer are far apart, where no processor looks ahead.
        for (int i = group + GROUP; i < group + 2 * GROUP && i < x.rows && x.images.inputs <= GROUP; i++)
            if (x.images.nonzeroMask[i] != 0) EACH_PANEL_VECTOR(width) __builtin_prefetch(row(x.d, i) + j + v * LANES, 0, 2);
        for (ptrdiff_t k = first; k < end; k++) {
            if (markedRows(x, group, k) == 0) continue;
            Vector gradient[PANEL_VECTORS];
            EACH_PANEL_VECTOR(width) gradient[v] = gradients[k - first][v];
            addGroup(width, lanes, j, x, group, k, gradient);
            EACH_PANEL_VECTOR(width) gradients[k - first][v] = gradient[v];
        }
    }
    for (ptrdiff_t k = first; k < end; k++)
        if (seen[k]) movePixel(width, lanes, j, rule, o, k, gradients[k - first], p);
}

INLINE void imageUpdateBy(BNRule rule, BNOptimizer o, int columns, Pixels x, BNParameters p, uint8_t *seen) {
    // Parameters of many wide pixels are better moved row by row, as they come from memory.
    bool together = x.rows > GROUP && (columns <= WIDE || x.images.inputs <= GROUP);
    for (ptrdiff_t first = 0, end; first < x.images.inputs; first = end) {
        end = first + GROUP < x.images.inputs ? first + GROUP : x.images.inputs;
        for (ptrdiff_t k = first; k < end; k++) {
            if (!seen[k]) {
                // Written once at most: another worker's core reads the same line of memory.
                if (!anyMarked(x, k)) continue;
                seen[k] = 1;
            }
            if (!together) FOR_IMAGE_PANELS(columns, pixelPanel, rule, o, x, k, p);
        }
        if (together) FOR_IMAGE_PANELS(columns, pixelsPanel, rule, o, x, first, end, p, seen);
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
