/// A tile of a matrix product: sums in registers, which end there or wait in memory. Written over lanes.h.
#pragma once

#include "lanes.h"

/// The columns of a tile. A strip of the right side, DEPTH of its rows, stays in the first cache while the tiles of a block of rows pass it; with AVX-512
/// it has 32 KB, which is what some first caches have and others have half as much again.
#define STRIP (TILE_VECTORS * LANES)
/// The rows of the tallest tiles: those one vector wide, whose left side's rows one register finds, where TALL_ROWS says that they pay.
#ifdef TALL_ROWS
#define MOST_ROWS TALL_ROWS
#else
#define MOST_ROWS TILE_ROWS
#endif
/// How many rows of the right side are asked for ahead of their use, where nothing has asked for them while the strip before was at work.
#define AHEAD 16

/// The left side: element (i, k) is at[i · row + k · column], or at[rowOffsets[i] + innerOffsets[k]].
typedef struct Left {
    const float *at;
    ptrdiff_t row, column;
    const int32_t *rowOffsets, *innerOffsets;
} Left;

INLINE const float *leftRow(Left a, int i) { return a.rowOffsets ? a.at + a.rowOffsets[i] : a.at + i * a.row; }

/// The left side from row i and inner index k on.
INLINE Left leftFrom(Left a, int i, int k) {
    if (a.rowOffsets) return (Left){a.at, 0, 0, a.rowOffsets + i, a.innerOffsets + k};
    return (Left){a.at + i * a.row + k * a.column, a.row, a.column, NULL, NULL};
}

INLINE BNRows rowsFrom(BNRows x, ptrdiff_t i, ptrdiff_t j) { return (BNRows){row(x, i) + j, x.stride}; }

/// Where a block's sums go: they begin at +0, or where the block before left them in `waiting`; when they end, `ending` is done with them and they go to c.
typedef struct Pass {
    bool begins, ends;
    BNEnding ending;
    BNRows waiting, c;
} Pass;

/// What is used after a strip, as the strip after it, is asked for while its tiles are at work: `asks` times as many vectors as a tile has, `step` floats
/// apart, `perTile` times in each that packs nothing.
typedef struct Upcoming {
    const float *at;
    ptrdiff_t step;
    int asks, perTile;
} Upcoming;

/// Asks for the line in which a vector ends, as the one in which it begins is the end of what was read before. It is used after the work of a tile or
/// more, and stays in the second cache until then.
INLINE void askFor(const float *p) { __builtin_prefetch(p + LANES - 1, 0, 2); }

/// The same address, whole in a register: processors split a multiply-add that has to add its address up itself.
INLINE const float *inRegister(const float *p) {
    __asm__("" : "+r"(p));
    return p;
}

/// What a tile does with the right side: it reads it packed, or where it lies, or packs it on its way for the tiles that follow.
typedef enum Right { Packed, Lying, Packing } Right;

INLINE BNEnding endingFrom(BNEnding e, int i, int j) {
    return (BNEnding){e.bias ? e.bias + j : NULL, e.added.at ? rowsFrom(e.added, i, j) : e.added, e.rectifies};
}

/// One tile of c: `height` rows by `width` vectors. If its right side is packed, it asks for some of what is next. The rows of its left side are `apart`
/// floats from each other, or where that is 0 wherever they are. Called with constants, so that the sums stay in registers.
INLINE void tile(int height, int width, bool gathered, int apart, Right right, int inner, Left a, BNRows b, float *packed, Upcoming *next, Pass pass) {
#define UNROLLED _Pragma("clang loop unroll(full)")
#define EACH UNROLLED for (int i = 0; i < height; i++) UNROLLED for (int v = 0; v < width; v++)
    Vector sums[MOST_ROWS][TILE_VECTORS] = {0};
    const float *left[MOST_ROWS];
    UNROLLED for (int i = 0; i < height; i++) left[i] = leftRow(a, i);
    if (!pass.begins) EACH sums[i][v] = load(row(pass.waiting, i) + v * LANES, LANES);
    if (pass.ends) EACH __builtin_prefetch(row(pass.c, i) + v * LANES + LANES - 1, 1, 2);
    ptrdiff_t offset = 0, step = a.column;
    const float *from = right == Packed ? packed : b.at;
    int k = 0, asked = next->asks < next->perTile ? next->asks : next->perTile;
#define STEP(place, with)                                                                                 \
    do {                                                                                                  \
        const float *at = place;                                                                          \
        if (gathered && !apart) offset = a.innerOffsets[k];                                               \
        Vector terms[TILE_VECTORS];                                                                       \
        UNROLLED for (int v = 0; v < width; v++) terms[v] = load(from + v * LANES, LANES);                \
        UNROLLED for (int v = 0; v < width; v++) with;                                                    \
        EACH sums[i][v] = fma16(apart ? at[i * apart] : left[i][offset], terms[v], sums[i][v]);           \
        from += right == Packed ? STRIP : b.stride;                                                       \
        if (!gathered) offset += step;                                                                    \
    } while (0)
#define NEXT_ROWS __builtin_prefetch(from + AHEAD * b.stride + v * LANES + LANES - 1)
#define PLACE(k) (apart ? inRegister(left[0] + a.innerOffsets[k]) : NULL)
    if (right == Packing) {
#pragma clang loop unroll_count(2)
        for (; k < inner; k++, packed += STRIP) STEP(PLACE(k), (store(packed + v * LANES, terms[v], LANES), NEXT_ROWS));
    } else if (right == Lying) {
#pragma clang loop unroll_count(2)
        for (; k < inner; k++) STEP(PLACE(k), NEXT_ROWS);
    } else {
        for (; k < asked; k++, next->at += next->step) STEP(PLACE(k), askFor(next->at + v * LANES));
        next->asks -= asked;
        // Both addresses first, so that neither waits behind the sums of the other.
        for (; apart && k + 1 < inner; k += 2) {
            const float *one = PLACE(k), *other = PLACE(k + 1);
            STEP(one, (void)0);
            STEP(other, (void)0);
        }
#pragma clang loop unroll_count(2)
        for (; k < inner; k++) STEP(PLACE(k), (void)0);
    }
#undef PLACE
#undef NEXT_ROWS
#undef STEP
    if (!pass.ends) {
        EACH store(row(pass.waiting, i) + v * LANES, sums[i][v], LANES);
        return;
    }
    BNEnding ending = pass.ending;
    if (ending.bias) EACH sums[i][v] += load(ending.bias + v * LANES, LANES);
    if (ending.added.at) EACH sums[i][v] = load(row(ending.added, i) + v * LANES, LANES) + sums[i][v];
    if (ending.rectifies) EACH sums[i][v] = rectified(sums[i][v]);
    EACH store(row(pass.c, i) + v * LANES, sums[i][v], LANES);
#undef EACH
#undef UNROLLED
}
