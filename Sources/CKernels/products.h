/// Matrix products: tiles of sums in registers, over a right side that is packed strip by strip (Goto and van de Geijn, "Anatomy of
/// High-Performance Matrix Multiplication", 2008). The inner sum is taken block after block; between two of them the sums wait in memory as
/// float32, which changes no bit: each stays one chain in ascending order.
#pragma once

#include "strips.h"

/// Rows a multiple of so many floats apart share a few sets of the caches, which then hold little of them: those are copied.
#define CROWDED 512
/// How far apart copied rows are, so that they share no sets.
#define COPIED_STRIDE (DEPTH + LANES)
#define TURNED_STRIDE (BLOCK_ROWS + LANES)
/// From so many strips on, the left side is read often enough to be worth copying.
#define COPY_FROM 3

/// The left side's rows, or where it lies transposed its columns, one after another.
INLINE Left copied(int rows, int inner, Left a, float *to) {
    if (a.column == 1) {
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < inner; k += LANES) __builtin_prefetch(a.at + (i + 2) * a.row + k);
            memcpy(to + i * COPIED_STRIDE, a.at + i * a.row, (size_t)inner * sizeof *to);
        }
        return (Left){to, COPIED_STRIDE, 1, NULL, NULL};
    }
    for (int k = 0; k < inner; k++) {
        for (int i = 0; i < rows; i += LANES) __builtin_prefetch(a.at + (k + 2) * a.column + i);
        memcpy(to + k * TURNED_STRIDE, a.at + k * a.column, (size_t)rows * sizeof *to);
    }
    return (Left){to, 1, TURNED_STRIDE, NULL, NULL};
}

INLINE bool isCrowded(Left a) { return (a.column == 1 ? a.row : a.column) % CROWDED == 0; }

/// The end of the part that begins at `start`, where `count` is cut into equal parts of at most `most`.
INLINE int partEnd(int start, int count, int most) {
    int parts = (count - start + most - 1) / most;
    return parts < 2 ? count : start + (count - start + parts - 1) / parts;
}

static void productOf(Sides sides, int rows, int columns, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, BNRows b, BNEnding ending,
                      BNRows c) {
    float copy[(BLOCK_ROWS + LANES) * COPIED_STRIDE] __attribute__((aligned(64)));
    Left left = {a, aRow, aColumn, NULL, NULL};
    bool copies = columns >= COPY_FROM * STRIP && (aRow == 1 || aColumn == 1) && isCrowded(left);
    for (int k = 0, nextK = -1; nextK < inner; k = nextK) {
        nextK = partEnd(k, inner, DEPTH);
        for (int i = 0, nextI = 0; i < rows; i = nextI) {
            nextI = partEnd(i, rows, BLOCK_ROWS);
            Left block = leftFrom(left, i, k);
            if (copies) block = copied(nextI - i, nextK - k, block, copy);
            for (int j = 0; j < columns;) {
                Pass pass = {k == 0, nextK == inner, endingFrom(ending, i, j), rowsFrom(c, i, j), rowsFrom(c, i, j)};
                const float *after = sides == Turned ? NULL : j + STRIP < columns ? row(b, k) + j + STRIP : nextK < inner ? row(b, nextK) : NULL;
                Upcoming next = {after, b.stride, after ? nextK - k : 0, 0};
                BNRows right = sides == Turned ? rowsFrom(b, j, k) : rowsFrom(b, k, j);
                j += firstStrip(sides, nextI - i, columns - j, nextK - k, block, right, next, pass);
            }
        }
    }
}

static void product(int rows, int columns, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, BNRows b, BNEnding ending, BNRows c) {
    productOf(Rows, rows, columns, inner, a, aRow, aColumn, b, ending, c);
}

static void turnedProduct(int rows, int columns, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, BNRows b, BNEnding ending, BNRows c) {
    productOf(Turned, rows, columns, inner, a, aRow, aColumn, b, ending, c);
}

/// Part `number` of `count` parts of what is used after a product, in vectors.
INLINE Upcoming upcomingPart(BNUpcoming next, int number, int count) {
    int vectors = (int)(next.count / LANES), from = vectors * number / count;
    return (Upcoming){next.at + from * LANES, 0, vectors * (number + 1) / count - from, 0};
}

static void gatheredProduct(int rows, int columns, int inner, const float *a, const int32_t *rowOffsets, const int32_t *innerOffsets, BNRows b,
                            BNEnding ending, BNRows c, BNUpcoming next) {
    float sums[BLOCK_ROWS * STRIP] __attribute__((aligned(64)));
    Left left = {a, 0, 0, rowOffsets, innerOffsets};
    int part = 0, parts = partCount(rows, BLOCK_ROWS) * partCount(columns, STRIP) * partCount(inner, DEPTH);
    for (int i = 0, nextI = 0; i < rows; i = nextI) {
        nextI = partEnd(i, rows, BLOCK_ROWS);
        for (int j = 0, width = 0; j < columns; j += width)
            for (int k = 0, nextK = -1; nextK < inner; k = nextK) {
                nextK = partEnd(k, inner, DEPTH);
                Pass pass = {k == 0, nextK == inner, endingFrom(ending, i, j), {sums, STRIP}, rowsFrom(c, i, j)};
                Upcoming asked = part < parts ? upcomingPart(next, part++, parts) : (Upcoming){0};
                width = firstStrip(Gathered, nextI - i, columns - j, nextK - k, leftFrom(left, i, k), rowsFrom(b, k, j), asked, pass);
            }
    }
}
