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

/// What `width` vectors of columns side by side are normalized by.
typedef struct Factors {
    Vector mean[COLUMN_VECTORS], inverse[COLUMN_VECTORS], gamma[COLUMN_VECTORS], beta[COLUMN_VECTORS];
} Factors;

INLINE void loadFactors(int width, int lanes, int j, BNNormalization by, Factors *f) {
    EACH_VECTOR(width) {
        int at = j + v * LANES;
        f->mean[v] = load(by.mean + at, lanes);
        f->inverse[v] = load(by.inverse + at, lanes);
        f->gamma[v] = load(by.gamma + at, lanes);
        f->beta[v] = load(by.beta + at, lanes);
    }
}

/// Vector v of row i, normalized: as cheap as reading it from where it was kept.
#define NORMALIZED(x, i) ((AT(x, i) - f.mean[v]) * f.inverse[v])

INLINE void normalizeRows(bool rectifies, int width, int lanes, int j, int rows, BNRows x, Factors f, BNRows y) {
    for (int i = 0; i < rows; i++)
        EACH_VECTOR(width) {
            Vector z = fma16(f.gamma[v], NORMALIZED(x, i), f.beta[v]);
            store(row(y, i) + j + v * LANES, rectifies ? rectified(z) : z, lanes);
        }
}

INLINE void normalizePanel(int width, int lanes, int j, BNNormalization by, int rows, BNRows x, BNRows y) {
    EACH_VECTOR(width) {
        int at = j + v * LANES;
        store(by.inverse + at, 1.0f / squareRoot(load(by.variance + at, lanes) + by.epsilon), lanes);
    }
    Factors f;
    loadFactors(width, lanes, j, by, &f);
    if (by.rectifies) normalizeRows(true, width, lanes, j, rows, x, f, y);
    else normalizeRows(false, width, lanes, j, rows, x, f, y);
}

static void normalize(BNNormalization by, int rows, int columns, BNRows x, BNRows y) { FOR_PANELS(columns, normalizePanel, by, rows, x, y); }

/// The gradient of vector v of row i before the rectifier, and n, the row normalized.
#define THROUGH_RECTIFIER(dy, i, n) (rectifies ? throughRectifier(fma16(f.gamma[v], n, f.beta[v]), AT(dy, i)) : AT(dy, i))

/// The two sums of a gradient's columns, of dy and of dy · normalized, in one pass.
INLINE void gradientSums(bool rectifies, int width, int lanes, int j, int rows, BNRows dy, BNRows x, Factors f, Vector *sum, Vector *products) {
    for (int block = 0; block < rows; block += BLOCK) {
        int end = block + BLOCK < rows ? block + BLOCK : rows;
        Vector part[COLUMN_VECTORS] = {0};
        Vector productPart[COLUMN_VECTORS] = {0};
        for (int i = block; i < end; i++)
            EACH_VECTOR(width) {
                Vector n = NORMALIZED(x, i), d = THROUGH_RECTIFIER(dy, i, n);
                part[v] = part[v] + d;
                productPart[v] = fma16(d, n, productPart[v]);
            }
        EACH_VECTOR(width) {
            sum[v] += part[v];
            products[v] += productPart[v];
        }
    }
}

INLINE void normalizeGradientRows(bool rectifies, bool ownMoments, int width, int lanes, int j, int rows, BNRows dy, BNRows x, Factors f,
                                  float *dGamma, float *dBeta, BNRows dx) {
    Vector sum[COLUMN_VECTORS] = {0};
    Vector products[COLUMN_VECTORS] = {0};
    gradientSums(rectifies, width, lanes, j, rows, dy, x, f, sum, products);
    Vector scale[COLUMN_VECTORS];
    Vector centre[COLUMN_VECTORS];
    Vector slope[COLUMN_VECTORS];
    EACH_VECTOR(width) {
        int at = j + v * LANES;
        store(dBeta + at, sum[v], lanes);
        store(dGamma + at, products[v], lanes);
        scale[v] = f.gamma[v] * f.inverse[v];
        centre[v] = ownMoments ? sum[v] / (float)rows : (Vector)0.0f;
        slope[v] = ownMoments ? products[v] / (float)rows : (Vector)0.0f;
    }
    for (int i = 0; i < rows; i++)
        EACH_VECTOR(width) {
            Vector n = NORMALIZED(x, i), d = fma16(-n, slope[v], THROUGH_RECTIFIER(dy, i, n) - centre[v]);
            store(row(dx, i) + j + v * LANES, d * scale[v], lanes);
        }
}

INLINE void normalizeGradientPanel(int width, int lanes, int j, BNNormalization by, bool ownMoments, int rows, BNRows dy, BNRows x, float *dGamma, float *dBeta,
                                   BNRows dx) {
    Factors f;
    loadFactors(width, lanes, j, by, &f);
    if (by.rectifies) normalizeGradientRows(true, ownMoments, width, lanes, j, rows, dy, x, f, dGamma, dBeta, dx);
    else normalizeGradientRows(false, ownMoments, width, lanes, j, rows, dy, x, f, dGamma, dBeta, dx);
}

static void normalizeGradient(BNNormalization by, bool ownMoments, int rows, int columns, BNRows dy, BNRows x, float *dGamma, float *dBeta, BNRows dx) {
    FOR_PANELS(columns, normalizeGradientPanel, by, ownMoments, rows, dy, x, dGamma, dBeta, dx);
}
