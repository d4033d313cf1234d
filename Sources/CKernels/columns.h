/// Sums over the rows of each column, and batch normalization. Written over lanes.h or one.h.
#pragma once

/// Long columns are summed in blocks of so many rows, and the blocks' sums then added: a running sum of 10⁵ numbers loses digits.
#define BLOCK 256

/// Σᵢ `term` for the rows of a column, where `i` is the row.
#define COLUMN_SUM(sum, rows, term)                                                            \
    do {                                                                                       \
        for (int block = 0; block < (rows); block += BLOCK) {                                  \
            int end = block + BLOCK < (rows) ? block + BLOCK : (rows);                         \
            Vector part = 0;                                                                   \
            for (int i = block; i < end; i++) part = term;                                     \
            sum += part;                                                                       \
        }                                                                                      \
    } while (0)

static void columnSums(int rows, int columns, BNRows x, float *sums) {
    FOR_COLUMNS(columns, {
        Vector sum = 0;
        COLUMN_SUM(sum, rows, part + load(row(x, i) + j, lanes));
        store(sums + j, sum, lanes);
    });
}

static void columnProducts(int rows, int columns, BNRows x, BNRows y, float *sums) {
    FOR_COLUMNS(columns, {
        Vector sum = 0;
        COLUMN_SUM(sum, rows, fma16(load(row(x, i) + j, lanes), load(row(y, i) + j, lanes), part));
        store(sums + j, sum, lanes);
    });
}

static void moments(int rows, int columns, BNRows x, float *mean, float *variance) {
    FOR_COLUMNS(columns, {
        Vector sum = 0;
        Vector squares = 0;
        COLUMN_SUM(sum, rows, part + load(row(x, i) + j, lanes));
        Vector centre = sum / (float)rows;
        COLUMN_SUM(squares, rows, fma16(load(row(x, i) + j, lanes) - centre, load(row(x, i) + j, lanes) - centre, part));
        store(mean + j, centre, lanes);
        store(variance + j, squares / (float)rows, lanes);
    });
}

static void normalize(int rows, int columns, BNRows x, const float *mean, const float *variance, float epsilon, const float *gamma,
                      const float *beta, float *inverse, BNRows normalized, BNRows y) {
    FOR_COLUMNS(columns, {
        Vector inv = 1.0f / squareRoot(load(variance + j, lanes) + epsilon);
        Vector centre = load(mean + j, lanes);
        Vector scale = load(gamma + j, lanes);
        Vector shift = load(beta + j, lanes);
        store(inverse + j, inv, lanes);
        for (int i = 0; i < rows; i++) {
            Vector n = (load(row(x, i) + j, lanes) - centre) * inv;
            if (normalized.at) store(row(normalized, i) + j, n, lanes);
            store(row(y, i) + j, fma16(scale, n, shift), lanes);
        }
    });
}

static void normalizeGradient(bool ownMoments, int rows, int columns, BNRows dy, BNRows normalized, const float *inverse, const float *gamma,
                              float *dGamma, float *dBeta, BNRows dx) {
    FOR_COLUMNS(columns, {
        Vector sum = 0;
        Vector products = 0;
        COLUMN_SUM(sum, rows, part + load(row(dy, i) + j, lanes));
        COLUMN_SUM(products, rows, fma16(load(row(dy, i) + j, lanes), load(row(normalized, i) + j, lanes), part));
        store(dBeta + j, sum, lanes);
        store(dGamma + j, products, lanes);
        Vector scale = load(gamma + j, lanes) * load(inverse + j, lanes);
        Vector centre = ownMoments ? sum / (float)rows : (Vector)0.0f;
        Vector slope = ownMoments ? products / (float)rows : (Vector)0.0f;
        for (int i = 0; i < rows; i++) {
            Vector d = fma16(-load(row(normalized, i) + j, lanes), slope, load(row(dy, i) + j, lanes) - centre);
            store(row(dx, i) + j, d * scale, lanes);
        }
    });
}
