/// Batch normalization. Written over lanes.h or one.h.
#pragma once

#include "columns.h"

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

/// The two sums of a gradient's columns over a block of rows, of dy and of dy · normalized, in one pass.
INLINE void gradientBlock(bool rectifies, int width, int lanes, int j, int block, int end, BNRows dy, BNRows x, Factors f, Vector *part,
                          Vector *productPart) {
    for (int i = block; i < end; i++)
        EACH_VECTOR(width) {
            Vector n = NORMALIZED(x, i), d = THROUGH_RECTIFIER(dy, i, n);
            part[v] = part[v] + d;
            productPart[v] = fma16(d, n, productPart[v]);
        }
}

INLINE void gradientBlockPanel(int width, int lanes, int j, int block, int end, BNNormalization by, BNRows dy, BNRows x, BNRows sums, BNRows products) {
    Factors f;
    loadFactors(width, lanes, j, by, &f);
    Vector part[COLUMN_VECTORS] = {0};
    Vector productPart[COLUMN_VECTORS] = {0};
    if (by.rectifies) gradientBlock(true, width, lanes, j, block, end, dy, x, f, part, productPart);
    else gradientBlock(false, width, lanes, j, block, end, dy, x, f, part, productPart);
    EACH_VECTOR(width) {
        store(row(sums, block / BLOCK) + j + v * LANES, part[v], lanes);
        store(row(products, block / BLOCK) + j + v * LANES, productPart[v], lanes);
    }
}

static void normalizeGradientBlocks(BNNormalization by, int rows, int columns, BNRows dy, BNRows x, BNRows sums, BNRows products) {
    FOR_BLOCKS(rows, columns, gradientBlockPanel, by, dy, x, sums, products);
}

INLINE void gradientRows(bool rectifies, int width, int lanes, int j, int rows, BNRows dy, BNRows x, Factors f, const Vector *centre, const Vector *slope,
                         BNRows dx) {
    for (int i = 0; i < rows; i++)
        EACH_VECTOR(width) {
            Vector n = NORMALIZED(x, i), d = fma16(-n, slope[v], THROUGH_RECTIFIER(dy, i, n) - centre[v]);
            store(row(dx, i) + j + v * LANES, d * (f.gamma[v] * f.inverse[v]), lanes);
        }
}

/// Rows of dx by the sums over all of them, of which there are `count`, or 0 if the moments are constants.
INLINE void gradientRowsPanel(int width, int lanes, int j, BNNormalization by, int count, int rows, BNRows dy, BNRows x, const float *dGamma,
                              const float *dBeta, BNRows dx) {
    Factors f;
    loadFactors(width, lanes, j, by, &f);
    Vector centre[COLUMN_VECTORS] = {0};
    Vector slope[COLUMN_VECTORS] = {0};
    EACH_VECTOR(width) {
        if (count == 0) continue;
        centre[v] = load(dBeta + j + v * LANES, lanes) / (float)count;
        slope[v] = load(dGamma + j + v * LANES, lanes) / (float)count;
    }
    if (by.rectifies) gradientRows(true, width, lanes, j, rows, dy, x, f, centre, slope, dx);
    else gradientRows(false, width, lanes, j, rows, dy, x, f, centre, slope, dx);
}

static void normalizeGradientRows(BNNormalization by, int count, int rows, int columns, BNRows dy, BNRows x, const float *dGamma, const float *dBeta,
                                  BNRows dx) {
    FOR_PANELS(columns, gradientRowsPanel, by, count, rows, dy, x, dGamma, dBeta, dx);
}

/// The sums of one panel's gradients, block after block.
INLINE void gradientSumsPanel(int width, int lanes, int j, BNNormalization by, int rows, BNRows dy, BNRows x, float *dGamma, float *dBeta) {
    Factors f;
    loadFactors(width, lanes, j, by, &f);
    Vector sum[COLUMN_VECTORS] = {0};
    Vector products[COLUMN_VECTORS] = {0};
    for (int block = 0; block < rows; block += BLOCK) {
        int end = block + BLOCK < rows ? block + BLOCK : rows;
        Vector part[COLUMN_VECTORS] = {0};
        Vector productPart[COLUMN_VECTORS] = {0};
        if (by.rectifies) gradientBlock(true, width, lanes, j, block, end, dy, x, f, part, productPart);
        else gradientBlock(false, width, lanes, j, block, end, dy, x, f, part, productPart);
        EACH_VECTOR(width) {
            sum[v] += part[v];
            products[v] += productPart[v];
        }
    }
    EACH_VECTOR(width) {
        store(dBeta + j + v * LANES, sum[v], lanes);
        store(dGamma + j + v * LANES, products[v], lanes);
    }
}

static void normalizeGradient(BNNormalization by, bool ownMoments, int rows, int columns, BNRows dy, BNRows x, float *dGamma, float *dBeta, BNRows dx) {
    FOR_PANELS(columns, gradientSumsPanel, by, rows, dy, x, dGamma, dBeta);
    normalizeGradientRows(by, ownMoments ? rows : 0, rows, columns, dy, x, dGamma, dBeta, dx);
}
