/// Strips of a matrix product's right side, which tiles read packed. Written over lanes.h.
#pragma once

#include "tiles.h"
#include "transpose.h"

/// The rows of a block: DEPTH columns of them stay in the second cache while all strips pass them.
#define BLOCK_ROWS (192 / TILE_ROWS * TILE_ROWS)

INLINE int partCount(int count, int most) { return (count + most - 1) / most; }

#ifdef TALL_ROWS
/// How many rows of a gathered left side, from the first on, are `apart` floats from each other.
INLINE int rowsApart(int apart, int rows, Left a) {
    int count = 1;
    while (count < rows && a.rowOffsets[count] - a.rowOffsets[count - 1] == apart) count++;
    return count;
}

/// A tile of more than TILE_ROWS rows one vector wide, as a tile so narrow is bound by what it loads of its left side and the offsets that lead there.
/// Neighbouring rows are positions of an image with as many channels as a vector has lanes, or channels where the left side lies transposed.
/// Returns its height, or 0 where the left side's rows are not so.
INLINE int tallTile(int rows, int inner, Left a, BNRows b, float *packed, Upcoming *next, Pass pass) {
    int apart = rows > TILE_ROWS ? a.rowOffsets[1] - a.rowOffsets[0] : 0;
    if (apart != 1 && apart != LANES) return 0;
    int even = rowsApart(apart, rows, a), tiles = partCount(even, TALL_ROWS), height = partCount(even, tiles);
    if (height <= TILE_ROWS) return 0;
#define TALL(height)                                                                                   \
    case height:                                                                                       \
        if (apart == 1) tile(height, 1, true, 1, Packed, inner, a, b, packed, next, pass);             \
        else tile(height, 1, true, LANES, Packed, inner, a, b, packed, next, pass);                    \
        break;
    switch (height) {
        TALL(9) TALL(10) TALL(11) TALL(12) TALL(13) TALL(14)
    default: __builtin_unreachable();
    }
#undef TALL
    return height;
}
#endif

/// A strip `width` vectors wide, for a block of rows: tiles of nearly equal height. If there are several, the first one packs the strip, unless it
/// `isPacked` already.
INLINE void strip(int width, bool gathered, bool isPacked, int rows, int inner, Left a, BNRows b, Upcoming next, Pass pass) {
    float space[DEPTH * STRIP] __attribute__((aligned(64)));
    float *packed = isPacked ? b.at : space;
#define TILE(height)                                                                                      \
    case height:                                                                                          \
        if (i > 0 || isPacked) tile(height, width, gathered, 0, Packed, inner, left, b, packed, &next, part); \
        else if (others > 0) tile(height, width, gathered, 0, Packing, inner, left, b, packed, &next, part);  \
        else tile(height, width, gathered, 0, Lying, inner, left, b, packed, &next, part);                    \
        break;
    int others = (rows - 1) / TILE_ROWS;
    if (gathered) next.step = width * LANES, next.asks = (next.asks + width - 1) / width;
    int asking = width == 1 && gathered && others > 0 ? partCount(rows, MOST_ROWS) : others;
    next.perTile = others == 0 ? 0 : (next.asks - 1) / asking < inner ? partCount(next.asks, asking) : inner;
    for (int i = 0, height; i < rows; i += height) {
        Left left = leftFrom(a, i, 0);
        Pass part = {pass.begins, pass.ends, endingFrom(pass.ending, i, 0), rowsFrom(pass.waiting, i, 0), rowsFrom(pass.c, i, 0)};
#ifdef TALL_ROWS
        height = width == 1 && gathered && (i > 0 || isPacked) ? tallTile(rows - i, inner, left, b, packed, &next, part) : 0;
        if (height > 0) continue;
#endif
        height = partCount(rows - i, partCount(rows - i, TILE_ROWS));
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
