/// Sums over the rows of each column, and batch normalization. Written over lanes.h or one.h.
#pragma once

/// Long columns are summed in blocks of so many rows, and the blocks' sums then added: a running sum of 10⁵ numbers loses digits.
#define BLOCK 256

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

/// What normalizes columns.
typedef struct Normalization {
    const float *mean, *variance;
    float epsilon;
    const float *gamma, *beta;
    float *inverse;
} Normalization;

INLINE void normalizePanel(int width, int lanes, int j, int rows, BNRows x, Normalization by, BNRows normalized, BNRows y) {
    Vector inverse[COLUMN_VECTORS];
    EACH_VECTOR(width) {
        inverse[v] = 1.0f / squareRoot(load(by.variance + j + v * LANES, lanes) + by.epsilon);
        store(by.inverse + j + v * LANES, inverse[v], lanes);
    }
    for (int i = 0; i < rows; i++)
        EACH_VECTOR(width) {
            int at = j + v * LANES;
            Vector n = (AT(x, i) - load(by.mean + at, lanes)) * inverse[v];
            if (normalized.at) store(row(normalized, i) + at, n, lanes);
            store(row(y, i) + at, fma16(load(by.gamma + at, lanes), n, load(by.beta + at, lanes)), lanes);
        }
}

static void normalize(int rows, int columns, BNRows x, const float *mean, const float *variance, float epsilon, const float *gamma,
                      const float *beta, float *inverse, BNRows normalized, BNRows y) {
    Normalization by = {mean, variance, epsilon, gamma, beta, inverse};
    FOR_PANELS(columns, normalizePanel, rows, x, by, normalized, y);
}

/// The two sums of a gradient's columns, of dy and of dy · normalized, in one pass.
INLINE void gradientSums(int width, int lanes, int j, int rows, BNRows dy, BNRows normalized, Vector *sum, Vector *products) {
    for (int block = 0; block < rows; block += BLOCK) {
        int end = block + BLOCK < rows ? block + BLOCK : rows;
        Vector part[COLUMN_VECTORS] = {0};
        Vector productPart[COLUMN_VECTORS] = {0};
        for (int i = block; i < end; i++)
            EACH_VECTOR(width) {
                Vector d = AT(dy, i);
                part[v] = part[v] + d;
                productPart[v] = fma16(d, AT(normalized, i), productPart[v]);
            }
        EACH_VECTOR(width) {
            sum[v] += part[v];
            products[v] += productPart[v];
        }
    }
}

/// What comes back of a normalization.
typedef struct NormalizationGradient {
    bool ownMoments;
    const float *inverse, *gamma;
    float *dGamma, *dBeta;
} NormalizationGradient;

INLINE void normalizeGradientPanel(int width, int lanes, int j, int rows, BNRows dy, BNRows normalized, NormalizationGradient by, BNRows dx) {
    Vector sum[COLUMN_VECTORS] = {0};
    Vector products[COLUMN_VECTORS] = {0};
    gradientSums(width, lanes, j, rows, dy, normalized, sum, products);
    Vector scale[COLUMN_VECTORS];
    Vector centre[COLUMN_VECTORS];
    Vector slope[COLUMN_VECTORS];
    EACH_VECTOR(width) {
        int at = j + v * LANES;
        store(by.dBeta + at, sum[v], lanes);
        store(by.dGamma + at, products[v], lanes);
        scale[v] = load(by.gamma + at, lanes) * load(by.inverse + at, lanes);
        centre[v] = by.ownMoments ? sum[v] / (float)rows : (Vector)0.0f;
        slope[v] = by.ownMoments ? products[v] / (float)rows : (Vector)0.0f;
    }
    for (int i = 0; i < rows; i++)
        EACH_VECTOR(width) {
            Vector d = fma16(-AT(normalized, i), slope[v], AT(dy, i) - centre[v]);
            store(row(dx, i) + j + v * LANES, d * scale[v], lanes);
        }
}

static void normalizeGradient(bool ownMoments, int rows, int columns, BNRows dy, BNRows normalized, const float *inverse, const float *gamma,
                              float *dGamma, float *dBeta, BNRows dx) {
    NormalizationGradient by = {ownMoments, inverse, gamma, dGamma, dBeta};
    FOR_PANELS(columns, normalizeGradientPanel, rows, dy, normalized, by, dx);
}
