/// Normalization of each sample by itself, in groups of channels, with sixteen partial sums along a row. Such a sum is one chain of additions over
/// all rows of a group, so groups pass side by side: whole lines are read, and no chain waits for another.
#pragma once

#include "normalization.h"

/// The columns of narrow groups that pass together.
#define GROUP_COLUMNS (COLUMN_VECTORS * LANES)

/// The sum of a group's columns. Where it is no wider than a vector, a column is a lane of its partial sums.
INLINE float groupSum(int width, const float *columnSums) { return laneSum(load(columnSums, width)); }

INLINE void fillGroup(int width, float value, float *columns) {
    for (int j = 0; j < width; j++) columns[j] = value;
}

INLINE void groupSquaresPanel(int width, int lanes, int j, int rows, BNRows x, const float *mean, float *squares) {
    Vector sum[COLUMN_VECTORS] = {0};
    Vector centre[COLUMN_VECTORS];
    EACH_VECTOR(width) centre[v] = load(mean + j + v * LANES, lanes);
    for (int i = 0; i < rows; i++) EACH_VECTOR(width) sum[v] += (AT(x, i) - centre[v]) * (AT(x, i) - centre[v]);
    EACH_VECTOR(width) store(squares + j + v * LANES, sum[v], lanes);
}

INLINE void groupRowsPanel(int width, int lanes, int j, int rows, BNRows x, BNNormalization by, BNRows normalized, BNRows y) {
    Factors f;
    loadFactors(width, lanes, j, by, &f);
    for (int i = 0; i < rows; i++)
        EACH_VECTOR(width) {
            Vector n = NORMALIZED(x, i);
            store(row(normalized, i) + j + v * LANES, n, lanes);
            store(row(y, i) + j + v * LANES, fma16(f.gamma[v], n, f.beta[v]), lanes);
        }
}

/// So many groups of at most a vector's width, of at most GROUP_COLUMNS together.
static void normalizeNarrowGroups(int rows, int groups, int width, BNRows x, float epsilon, const float *gamma, const float *beta, float *inverse,
                                  BNRows normalized, BNRows y) {
    float count = (float)rows * (float)width, sums[GROUP_COLUMNS], means[GROUP_COLUMNS], inverses[GROUP_COLUMNS];
    FOR_PANELS(groups * width, blockPanel, 0, rows, false, x, sums);
    for (int g = 0; g < groups; g++) fillGroup(width, groupSum(width, sums + g * width) / count, means + g * width);
    FOR_PANELS(groups * width, groupSquaresPanel, rows, x, means, sums);
    for (int g = 0; g < groups; g++) {
        inverse[g] = 1.0f / __builtin_sqrtf(groupSum(width, sums + g * width) / count + epsilon);
        fillGroup(width, inverse[g], inverses + g * width);
    }
    BNNormalization by = {.mean = means, .inverse = inverses, .gamma = gamma, .beta = beta};
    FOR_PANELS(groups * width, groupRowsPanel, rows, x, by, normalized, y);
}

INLINE void groupGradientSumsPanel(int width, int lanes, int j, int rows, BNRows dy, BNRows normalized, const float *gammas, float *sums, float *products) {
    Vector sum[COLUMN_VECTORS] = {0};
    Vector product[COLUMN_VECTORS] = {0};
    Vector gamma[COLUMN_VECTORS];
    EACH_VECTOR(width) gamma[v] = load(gammas + j + v * LANES, lanes);
    for (int i = 0; i < rows; i++)
        EACH_VECTOR(width) {
            sum[v] += AT(dy, i) * gamma[v];
            product[v] += AT(dy, i) * gamma[v] * AT(normalized, i);
        }
    EACH_VECTOR(width) {
        store(sums + j + v * LANES, sum[v], lanes);
        store(products + j + v * LANES, product[v], lanes);
    }
}

/// `by` has the gradient's centre as its mean, its slope as beta.
INLINE void groupGradientRowsPanel(int width, int lanes, int j, int rows, BNRows dy, BNRows normalized, BNNormalization by, BNRows dx) {
    Factors f;
    loadFactors(width, lanes, j, by, &f);
    for (int i = 0; i < rows; i++)
        EACH_VECTOR(width) {
            Vector d = fma16(AT(dy, i), f.gamma[v], -f.mean[v]);
            store(row(dx, i) + j + v * LANES, fma16(-AT(normalized, i), f.beta[v], d) * f.inverse[v], lanes);
        }
}

static void normalizeNarrowGroupsGradient(int rows, int groups, int width, BNRows dy, BNRows normalized, const float *inverse, const float *gamma, BNRows dx) {
    float count = (float)rows * (float)width, sums[GROUP_COLUMNS], products[GROUP_COLUMNS], inverses[GROUP_COLUMNS];
    FOR_PANELS(groups * width, groupGradientSumsPanel, rows, dy, normalized, gamma, sums, products);
    for (int g = 0; g < groups; g++) {
        fillGroup(width, groupSum(width, sums + g * width) / count, sums + g * width);
        fillGroup(width, groupSum(width, products + g * width) / count, products + g * width);
        fillGroup(width, inverse[g], inverses + g * width);
    }
    BNNormalization by = {.mean = sums, .inverse = inverses, .gamma = gamma, .beta = products};
    FOR_PANELS(groups * width, groupGradientRowsPanel, rows, dy, normalized, by, dx);
}

/// The groups wider than a vector that pass together.
#define WIDE_GROUPS 8

/// Σ `term` over the columns `at` of each group's rows i, in the order of lanes.
#define GROUP_SUMS(sums, term)                                                             \
    do {                                                                                   \
        Vector partial[WIDE_GROUPS] = {0};                                                 \
        FOR_WIDE_GROUPS({ partial[g] += inside(term, lanes); });                           \
        for (int g = 0; g < groups; g++) (sums)[g] = laneSum(partial[g]);                  \
    } while (0)

#define FOR_WIDE_GROUPS(body)                                                              \
    for (int i = 0; i < rows; i++)                                                         \
        for (int g = 0; g < groups; g++) FOR_COLUMNS(width, { int at = g * width + j; body })

#define ELEMENT(x) load(row(x, i) + at, lanes)

INLINE void normalizeWideGroups(int rows, int groups, int width, BNRows x, float epsilon, const float *gamma, const float *beta, float *inverse,
                                BNRows normalized, BNRows y) {
    float count = (float)rows * (float)width, mean[WIDE_GROUPS], squares[WIDE_GROUPS];
    GROUP_SUMS(mean, ELEMENT(x));
    for (int g = 0; g < groups; g++) mean[g] /= count;
    GROUP_SUMS(squares, (ELEMENT(x) - mean[g]) * (ELEMENT(x) - mean[g]));
    for (int g = 0; g < groups; g++) inverse[g] = 1.0f / __builtin_sqrtf(squares[g] / count + epsilon);
    FOR_WIDE_GROUPS({
        Vector n = (ELEMENT(x) - mean[g]) * inverse[g];
        store(row(normalized, i) + at, n, lanes);
        store(row(y, i) + at, fma16(load(gamma + at, lanes), n, load(beta + at, lanes)), lanes);
    });
}

INLINE void normalizeWideGroupsGradient(int rows, int groups, int width, BNRows dy, BNRows normalized, const float *inverse, const float *gamma, BNRows dx) {
    float count = (float)rows * (float)width, centre[WIDE_GROUPS], slope[WIDE_GROUPS];
    GROUP_SUMS(centre, ELEMENT(dy) * load(gamma + at, lanes));
    GROUP_SUMS(slope, ELEMENT(dy) * load(gamma + at, lanes) * ELEMENT(normalized));
    for (int g = 0; g < groups; g++) {
        centre[g] /= count;
        slope[g] /= count;
    }
    FOR_WIDE_GROUPS({
        Vector d = fma16(ELEMENT(dy), load(gamma + at, lanes), -(Vector)centre[g]);
        store(row(dx, i) + at, fma16(-ELEMENT(normalized), slope[g], d) * inverse[g], lanes);
    });
}

/// So many groups of width `width` pass together.
#define GROUPS_TOGETHER(width) ((width) <= LANES ? GROUP_COLUMNS / (width) : WIDE_GROUPS)

static void normalizeSomeGroups(int rows, int groups, int width, BNRows x, float epsilon, const float *gamma, const float *beta, float *inverse,
                                BNRows normalized, BNRows y) {
    if (width <= LANES) normalizeNarrowGroups(rows, groups, width, x, epsilon, gamma, beta, inverse, normalized, y);
    // A constant: the sums of one group stay in a register.
    else if (groups == 1) normalizeWideGroups(rows, 1, width, x, epsilon, gamma, beta, inverse, normalized, y);
    else normalizeWideGroups(rows, groups, width, x, epsilon, gamma, beta, inverse, normalized, y);
}

static void normalizeSomeGroupsGradient(int rows, int groups, int width, BNRows dy, BNRows normalized, const float *inverse, const float *gamma, BNRows dx) {
    if (width <= LANES) normalizeNarrowGroupsGradient(rows, groups, width, dy, normalized, inverse, gamma, dx);
    else if (groups == 1) normalizeWideGroupsGradient(rows, 1, width, dy, normalized, inverse, gamma, dx);
    else normalizeWideGroupsGradient(rows, groups, width, dy, normalized, inverse, gamma, dx);
}

#include "samples.h"
