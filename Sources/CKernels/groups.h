/// Normalization of each sample by itself, in groups of channels, with sixteen partial sums along a row.
#pragma once

#include "lanes.h"

/// Σ `term` over the columns j of a group's rows i, in the order of lanes.
#define GROUP_SUM(sum, rows, width, term)                                              \
    do {                                                                               \
        Vector partial = 0;                                                            \
        for (int i = 0; i < (rows); i++) FOR_COLUMNS(width, { partial += inside(term, lanes); }); \
        sum = laneSum(partial);                                                        \
    } while (0)

INLINE void normalizeGroup(int rows, int width, BNRows x, float epsilon, const float *gamma, const float *beta, float *inverse, BNRows normalized, BNRows y) {
    float count = (float)rows * (float)width, sum, squares;
    GROUP_SUM(sum, rows, width, load(row(x, i) + j, lanes));
    float mean = sum / count;
    GROUP_SUM(squares, rows, width, (load(row(x, i) + j, lanes) - mean) * (load(row(x, i) + j, lanes) - mean));
    *inverse = 1.0f / __builtin_sqrtf(squares / count + epsilon);
    for (int i = 0; i < rows; i++)
        FOR_COLUMNS(width, {
            Vector n = (load(row(x, i) + j, lanes) - mean) * *inverse;
            store(row(normalized, i) + j, n, lanes);
            store(row(y, i) + j, fma16(load(gamma + j, lanes), n, load(beta + j, lanes)), lanes);
        });
}

INLINE void normalizeGroupGradient(int rows, int width, BNRows dy, BNRows normalized, float inverse, const float *gamma, BNRows dx) {
    float count = (float)rows * (float)width, sum, products;
    GROUP_SUM(sum, rows, width, load(row(dy, i) + j, lanes) * load(gamma + j, lanes));
    GROUP_SUM(products, rows, width, load(row(dy, i) + j, lanes) * load(gamma + j, lanes) * load(row(normalized, i) + j, lanes));
    float centre = sum / count, slope = products / count;
    for (int i = 0; i < rows; i++)
        FOR_COLUMNS(width, {
            Vector d = fma16(load(row(dy, i) + j, lanes), load(gamma + j, lanes), -(Vector)centre);
            store(row(dx, i) + j, fma16(-load(row(normalized, i) + j, lanes), slope, d) * inverse, lanes);
        });
}

#include "samples.h"
