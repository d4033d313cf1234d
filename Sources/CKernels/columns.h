/// Sums over the rows of each column. Written over lanes.h or one.h.
#pragma once

/// Long columns are summed in blocks of rows, and the blocks' sums then added: a running sum of 10⁵ numbers loses digits.
#define BLOCK BN_BLOCK

/// Sums of `width` vectors of columns side by side, of a column one chain in ascending order of rows: in each block `sum` follows from its rows i
/// by `term`, for vector v.
#define COLUMN_SUM(sum, rows, width, term)                                                                    \
    do {                                                                                                      \
        for (int block = 0; block < (rows); block += BLOCK) {                                                 \
            int end = block + BLOCK < (rows) ? block + BLOCK : (rows);                                        \
            Vector part[COLUMN_VECTORS] = {0};                                                                \
            for (int i = block; i < end; i++) EACH_VECTOR(width) part[v] = term;                              \
            EACH_VECTOR(width) sum[v] += part[v];                                                             \
        }                                                                                                     \
    } while (0)

#define EACH_VECTOR(width) _Pragma("clang loop unroll(full)") for (int v = 0; v < (width); v++)

/// Vector v of row i, from column j on.
#define AT(x, i) load(row(x, i) + j + v * LANES, lanes)

/// So many vectors of columns are taken side by side: whole lines of memory, and chains enough to hide an addition's latency.
#define COLUMN_VECTORS 4

/// Calls `panel(width, lanes, j, …)` for all columns: COLUMN_VECTORS or two vectors at a time, then one, the last with the lanes that are left.
#define FOR_PANELS(columns, panel, ...)                                                                      \
    do {                                                                                                      \
        int j = 0;                                                                                            \
        for (; j + COLUMN_VECTORS * LANES <= (columns); j += COLUMN_VECTORS * LANES)                          \
            panel(COLUMN_VECTORS, LANES, j, __VA_ARGS__);                                                     \
        for (; j + 2 * LANES <= (columns); j += 2 * LANES) panel(2, LANES, j, __VA_ARGS__);                   \
        for (; j + LANES <= (columns); j += LANES) panel(1, LANES, j, __VA_ARGS__);                           \
        if (j < (columns)) panel(1, (columns) - j, j, __VA_ARGS__);                                           \
    } while (0)

INLINE void sumPanel(int width, int lanes, int j, int rows, BNRows x, float *sums) {
    Vector sum[COLUMN_VECTORS] = {0};
    COLUMN_SUM(sum, rows, width, part[v] + AT(x, i));
    EACH_VECTOR(width) store(sums + j + v * LANES, sum[v], lanes);
}

/// Calls `panel` as FOR_PANELS does for each block of rows by itself, its sums in row `block` / BLOCK.
#define FOR_BLOCKS(rows, columns, panel, ...)                                                                \
    for (int block = 0; block < (rows); block += BLOCK) {                                                    \
        int end = block + BLOCK < (rows) ? block + BLOCK : (rows);                                           \
        FOR_PANELS(columns, panel, block, end, __VA_ARGS__);                                                 \
    }

INLINE void blockPanel(int width, int lanes, int j, int first, int end, bool begun, BNRows x, float *sums) {
    Vector part[COLUMN_VECTORS] = {0};
    if (begun) EACH_VECTOR(width) part[v] = load(sums + j + v * LANES, lanes);
    for (int i = first; i < end; i++) EACH_VECTOR(width) part[v] = part[v] + AT(x, i);
    EACH_VECTOR(width) store(sums + j + v * LANES, part[v], lanes);
}

static void blockSums(int before, int rows, int columns, BNRows x, BNRows sums) {
    for (int i = 0, end = 0; i < rows; i = end) {
        int block = (before + i) / BLOCK, inside = (before + i) % BLOCK;
        end = i + BLOCK - inside < rows ? i + BLOCK - inside : rows;
        FOR_PANELS(columns, blockPanel, i, end, inside > 0, x, row(sums, block));
    }
}

INLINE void squaresPanel(int width, int lanes, int j, int block, int end, BNRows x, const float *mean, BNRows squares) {
    Vector part[COLUMN_VECTORS] = {0};
    Vector centre[COLUMN_VECTORS];
    EACH_VECTOR(width) centre[v] = load(mean + j + v * LANES, lanes);
    for (int i = block; i < end; i++) EACH_VECTOR(width) part[v] = fma16(AT(x, i) - centre[v], AT(x, i) - centre[v], part[v]);
    EACH_VECTOR(width) store(row(squares, block / BLOCK) + j + v * LANES, part[v], lanes);
}

static void blockSquares(int rows, int columns, BNRows x, const float *mean, BNRows squares) { FOR_BLOCKS(rows, columns, squaresPanel, x, mean, squares); }

static void columnSums(int rows, int columns, BNRows x, float *sums) { FOR_PANELS(columns, sumPanel, rows, x, sums); }

INLINE void productPanel(int width, int lanes, int j, int rows, BNRows x, BNRows y, float *sums) {
    Vector sum[COLUMN_VECTORS] = {0};
    COLUMN_SUM(sum, rows, width, fma16(AT(x, i), AT(y, i), part[v]));
    EACH_VECTOR(width) store(sums + j + v * LANES, sum[v], lanes);
}

static void columnProducts(int rows, int columns, BNRows x, BNRows y, float *sums) { FOR_PANELS(columns, productPanel, rows, x, y, sums); }

INLINE void momentPanel(int width, int lanes, int j, int rows, BNRows x, float *mean, float *variance) {
    Vector sum[COLUMN_VECTORS] = {0};
    Vector squares[COLUMN_VECTORS] = {0};
    Vector centre[COLUMN_VECTORS];
    COLUMN_SUM(sum, rows, width, part[v] + AT(x, i));
    EACH_VECTOR(width) centre[v] = sum[v] / (float)rows;
    COLUMN_SUM(squares, rows, width, fma16(AT(x, i) - centre[v], AT(x, i) - centre[v], part[v]));
    EACH_VECTOR(width) {
        store(mean + j + v * LANES, centre[v], lanes);
        store(variance + j + v * LANES, squares[v] / (float)rows, lanes);
    }
}

static void moments(int rows, int columns, BNRows x, float *mean, float *variance) { FOR_PANELS(columns, momentPanel, rows, x, mean, variance); }
