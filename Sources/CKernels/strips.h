/// Strips of a matrix product's right side, which tiles read packed. Written over lanes.h.
#pragma once

#include "tiles.h"
#include "transpose.h"

/// The rows of a block: DEPTH columns of them stay in the second cache while all strips pass them.
#define BLOCK_ROWS (192 / TILE_ROWS * TILE_ROWS)

/// A strip `width` vectors wide, for a block of rows: tiles of nearly equal height. If there are several, the first one packs the strip, unless it
/// `isPacked` already.
INLINE void strip(int width, bool gathered, bool isPacked, int rows, int inner, Left a, BNRows b, Upcoming next, Pass pass) {
    float space[DEPTH * STRIP] __attribute__((aligned(64)));
    float *packed = isPacked ? b.at : space;
#define TILE(height)                                                                                      \
    case height:                                                                                          \
        if (i > 0 || isPacked) tile(height, width, gathered, Packed, inner, left, b, packed, &next, part); \
        else if (others > 0) tile(height, width, gathered, Packing, inner, left, b, packed, &next, part);  \
        else tile(height, width, gathered, Lying, inner, left, b, packed, &next, part);                    \
        break;
    int others = (rows - 1) / TILE_ROWS;
    if (gathered) next.step = width * LANES, next.asks = (next.asks + width - 1) / width;
    next.perTile = others == 0 ? 0 : (next.asks - 1) / others < inner ? (next.asks + others - 1) / others : inner;
    for (int i = 0, tiles = others + 1, height; i < rows; i += height, tiles--) {
        height = (rows - i + tiles - 1) / tiles;
        Left left = leftFrom(a, i, 0);
        Pass part = {pass.begins, pass.ends, endingFrom(pass.ending, i, 0), rowsFrom(pass.waiting, i, 0), rowsFrom(pass.c, i, 0)};
        switch (height) {
            TILE(1) TILE(2) TILE(3) TILE(4) TILE(5) TILE(6)
#if TILE_ROWS == 8
            TILE(7) TILE(8)
#endif
        default: __builtin_unreachable();
        }
    }
#undef TILE
}

/// The right side's first columns where it lies transposed, `stride` floats apart and followed by zeros to the end of a vector.
static void turned(int columns, int inner, BNRows b, float *to, int stride) {
    for (int j = 0; j < columns; j += LANES)
        for (int k = 0; k < inner; k += LANES) {
            const float *from = row(b, j) + k;
            float *at = to + k * stride + j;
            if (j + LANES <= columns && k + LANES <= inner) {
                for (int i = 0; i < LANES; i++) __builtin_prefetch(from + i * b.stride + 4 * LANES);
                transposeFours(from, b.stride, at, stride);
            } else
                for (int r = 0; r < inner - k && r < LANES; r++)
                    for (int i = 0; i < LANES; i++) at[r * stride + i] = j + i < columns ? from[i * b.stride + r] : 0;
        }
}

/// How both sides of a product lie: the left one gathered or in rows, the right one's rows as they are or as columns.
typedef enum Sides { Rows, Gathered, Turned } Sides;

/// A strip that ends within a vector: by way of copies that end with one.
static void partialStrip(Sides sides, int rows, int columns, int inner, Left a, BNRows b, Pass pass) {
    float right[DEPTH * LANES] __attribute__((aligned(64))), sums[BLOCK_ROWS * LANES] __attribute__((aligned(64)));
    BNRows copies = {right, LANES}, results = {sums, LANES};
    if (sides == Turned) turned(columns, inner, b, right, LANES);
    else
        for (int k = 0; k < inner; k++) store(row(copies, k), load(row(b, k), columns), LANES);
    for (int i = 0; i < rows && !pass.begins; i++) store(row(results, i), load(row(pass.waiting, i), columns), LANES);
    Pass whole = {pass.begins, false, {0}, results, results};
    if (sides == Gathered) strip(1, true, false, rows, inner, a, copies, (Upcoming){0}, whole);
    else strip(1, false, false, rows, inner, a, copies, (Upcoming){0}, whole);
    for (int i = 0; i < rows; i++) {
        Vector sum = load(row(results, i), LANES);
        BNEnding ending = pass.ending;
        if (pass.ends && ending.bias) sum += load(ending.bias, columns);
        if (pass.ends && ending.added.at) sum = load(row(ending.added, i), columns) + sum;
        if (pass.ends && ending.rectifies) sum = rectified(sum);
        store(row(pass.ends ? pass.c : pass.waiting, i), sum, columns);
    }
}

/// A strip of whole vectors.
INLINE void wholeStrip(int width, Sides sides, int rows, int inner, Left a, BNRows b, Upcoming next, Pass pass) {
    if (sides == Gathered) return strip(width, true, false, rows, inner, a, b, next, pass);
    if (sides == Rows) return strip(width, false, false, rows, inner, a, b, next, pass);
    float right[DEPTH * STRIP] __attribute__((aligned(64)));
    turned(width * LANES, inner, b, right, STRIP);
    strip(width, false, true, rows, inner, a, (BNRows){right, STRIP}, next, pass);
}

/// The strip that begins the columns given, for a block of rows; returns how many columns it has.
static int firstStrip(Sides sides, int rows, int columns, int inner, Left a, BNRows b, Upcoming next, Pass pass) {
    if (columns < LANES) {
        partialStrip(sides, rows, columns, inner, a, b, pass);
        return columns;
    }
    int width = columns < STRIP ? 1 : TILE_VECTORS;
    if (width == 1) wholeStrip(1, sides, rows, inner, a, b, next, pass);
    else wholeStrip(TILE_VECTORS, sides, rows, inner, a, b, next, pass);
    return width * LANES;
}
