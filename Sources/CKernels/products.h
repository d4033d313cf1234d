/// Matrix products: tiles of sums in registers, over a right side that is packed strip by strip (Goto and van de Geijn, "Anatomy of
/// High-Performance Matrix Multiplication", 2008). The inner sum is taken block after block; between two of them the sums wait in memory as
/// float32, which changes no bit: each stays one chain in ascending order.
#pragma once

#include "lanes.h"
#include "transpose.h"

/// The columns of a tile. A strip of the right side, DEPTH of its rows, stays in the first cache, or with AVX-512 in the second, while the tiles of a
/// block of rows pass it.
#define STRIP (TILE_VECTORS * LANES)
/// The rows of a block: DEPTH columns of them stay in the second cache while all strips pass them.
#define BLOCK_ROWS (192 / TILE_ROWS * TILE_ROWS)
/// Rows a multiple of so many floats apart share a few sets of the caches, which then hold little of them: those are copied.
#define CROWDED 512
/// How far apart copied rows are, so that they share no sets.
#define COPIED_STRIDE (DEPTH + LANES)
#define TURNED_STRIDE (BLOCK_ROWS + LANES)
/// From so many strips on, the left side is read often enough to be worth copying.
#define COPY_FROM 3
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

/// What a tile does with the right side: it reads it packed, or where it lies, or packs it on its way for the tiles that follow.
typedef enum Right { Packed, Lying, Packing } Right;

INLINE BNEnding endingFrom(BNEnding e, int i, int j) {
    return (BNEnding){e.bias ? e.bias + j : NULL, e.added.at ? rowsFrom(e.added, i, j) : e.added, e.rectifies};
}

/// One tile of c: `height` rows by `width` vectors. If its right side is packed, it asks for some of what is next. Called with constants, so that the sums
/// stay in registers.
INLINE void tile(int height, int width, bool gathered, Right right, int inner, Left a, BNRows b, float *packed, Upcoming *next, Pass pass) {
#define UNROLLED _Pragma("clang loop unroll(full)")
#define EACH UNROLLED for (int i = 0; i < height; i++) UNROLLED for (int v = 0; v < width; v++)
    Vector sums[TILE_ROWS][TILE_VECTORS] = {0};
    const float *left[TILE_ROWS];
    UNROLLED for (int i = 0; i < height; i++) left[i] = leftRow(a, i);
    if (!pass.begins) EACH sums[i][v] = load(row(pass.waiting, i) + v * LANES, LANES);
    if (pass.ends) EACH __builtin_prefetch(row(pass.c, i) + v * LANES + LANES - 1, 1, 2);
    ptrdiff_t offset = 0, step = a.column;
    const float *from = right == Packed ? packed : b.at;
    int k = 0, asked = next->asks < next->perTile ? next->asks : next->perTile;
#define STEP(with)                                                                                        \
    do {                                                                                                  \
        if (gathered) offset = a.innerOffsets[k];                                                         \
        Vector terms[TILE_VECTORS];                                                                       \
        UNROLLED for (int v = 0; v < width; v++) terms[v] = load(from + v * LANES, LANES);                \
        UNROLLED for (int v = 0; v < width; v++) with;                                                    \
        EACH sums[i][v] = fma16(left[i][offset], terms[v], sums[i][v]);                                   \
        from += right == Packed ? STRIP : b.stride;                                                       \
        if (!gathered) offset += step;                                                                    \
    } while (0)
#define NEXT_ROWS __builtin_prefetch(from + AHEAD * b.stride + v * LANES + LANES - 1)
    if (right == Packing) {
#pragma clang loop unroll_count(2)
        for (; k < inner; k++, packed += STRIP) STEP((store(packed + v * LANES, terms[v], LANES), NEXT_ROWS));
    } else if (right == Lying) {
#pragma clang loop unroll_count(2)
        for (; k < inner; k++) STEP(NEXT_ROWS);
    } else {
        for (; k < asked; k++, next->at += next->step) STEP(askFor(next->at + v * LANES));
        next->asks -= asked;
#pragma clang loop unroll_count(2)
        for (; k < inner; k++) STEP((void)0);
    }
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

INLINE int partCount(int count, int most) { return (count + most - 1) / most; }

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
