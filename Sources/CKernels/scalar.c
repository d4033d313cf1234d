/// The definition of every operation: plain loops here, and one Vector of one float in the headers shared with the vector variants.
#include "one.h"

#include "columns.h"
#include "functions.h"
#include "losses.h"
#include "normalization.h"
#include "optimizers.h"
#include "pools.h"
#include "random.h"
#include "recurrent.h"

/// The number of partial sums along a row; they are added pairwise, those eight apart first.
#define PARTIAL_SUMS 16

static bool supported(void) { return true; }

/// The sum of element (i, j), when it has ended.
static float ended(float sum, BNEnding ending, int i, int j) {
    if (ending.bias) sum += ending.bias[j];
    if (ending.added.at) sum = row(ending.added, i)[j] + sum;
    return ending.rectifies ? rectified(sum) : sum;
}

/// Element (k, j) of the right side is b[k · bRow + j · bColumn].
static void productOf(int rows, int columns, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, const float *b, ptrdiff_t bRow,
                      ptrdiff_t bColumn, BNEnding ending, BNRows c) {
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            float sum = 0;
            for (int k = 0; k < inner; k++) sum = fmaf(a[i * aRow + k * aColumn], b[k * bRow + j * bColumn], sum);
            row(c, i)[j] = ended(sum, ending, i, j);
        }
}

static void product(int rows, int columns, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, BNRows b, BNEnding ending, BNRows c) {
    productOf(rows, columns, inner, a, aRow, aColumn, b.at, b.stride, 1, ending, c);
}

static void turnedProduct(int rows, int columns, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, BNRows b, BNEnding ending, BNRows c) {
    productOf(rows, columns, inner, a, aRow, aColumn, b.at, 1, b.stride, ending, c);
}

static void gatheredProduct(int rows, int columns, int inner, const float *a, const int32_t *rowOffsets, const int32_t *innerOffsets, BNRows b,
                            BNEnding ending, BNRows c, BNUpcoming next) {
    (void)next;
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            float sum = 0;
            for (int k = 0; k < inner; k++) sum = fmaf(a[rowOffsets[i] + innerOffsets[k]], row(b, k)[j], sum);
            row(c, i)[j] = ended(sum, ending, i, j);
        }
}

static void imageProduct(int rows, int columns, BNImages x, int every, BNRows b, const float *bias, BNRows c) {
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            float sum = 0;
            for (ptrdiff_t k = 0; k < x.inputs; k++) {
                uint8_t byte = x.bytes[(ptrdiff_t)i * every * x.inputs + k];
                if (byte != 0) sum = fmaf(x.byteToFloat[byte], row(b, k)[j], sum);
            }
            row(c, i)[j] = bias ? sum + bias[j] : sum;
        }
}

static void imageUpdate(int rows, int columns, BNImages x, const uint64_t *transposed, BNRows d, const BNOptimizer *optimizer,
                        BNParameters parameters, uint8_t *seen) {
    (void)transposed;
    for (ptrdiff_t k = 0; k < x.inputs; k++) {
        for (int i = 0; i < rows; i++)
            if (x.bytes[i * x.inputs + k] != 0) seen[k] = 1;
        for (int j = 0; j < columns && seen[k]; j++) {
            float g = 0;
            for (int i = 0; i < rows; i++) {
                uint8_t byte = x.bytes[i * x.inputs + k];
                if (byte != 0) g = fmaf(x.byteToFloat[byte], row(d, i)[j], g);
            }
            moveSome(optimizer->rule, *optimizer, g, parameters, k * parameters.stride + j, 1);
        }
    }
}

static void drop(int rows, int columns, int firstColumn, BNRandom random, float rate, BNRows x, BNRows y) {
    float scale = 1.0f / (1.0f - rate);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            uint32_t words[4], column = (uint32_t)(firstColumn + j);
            philox(random, (uint64_t)i << 32 | (column / 64 * 16 + column % 16), words);
            row(y, i)[j] = words[column % 64 / 16] < dropThreshold(rate) ? 0.0f : row(x, i)[j] * scale;
        }
}

/// The sum of partial sums.
static float pairwise(float lanes[PARTIAL_SUMS]) {
    for (int width = PARTIAL_SUMS / 2; width > 0; width /= 2)
        for (int lane = 0; lane < width; lane++) lanes[lane] += lanes[lane + width];
    return lanes[0];
}

/// Σⱼ x[j], in the order of lanes.
static float rowSum(int columns, const float *x) {
    float lanes[PARTIAL_SUMS] = {0};
    for (int j = 0; j < columns; j++) lanes[j % PARTIAL_SUMS] += x[j];
    return pairwise(lanes);
}

/// Σⱼ x[j] · y[j], in the order of lanes.
static float rowProducts(int columns, const float *x, const float *y) {
    float lanes[PARTIAL_SUMS] = {0};
    for (int j = 0; j < columns; j++) lanes[j % PARTIAL_SUMS] = fmaf(x[j], y[j], lanes[j % PARTIAL_SUMS]);
    return pairwise(lanes);
}

#include "softmax.h"

/// Σⱼ exp(z[j] - greatest), in the order of lanes.
static float sumOfExponentials(int columns, const float *z, float greatest) {
    float lanes[PARTIAL_SUMS] = {0};
    for (int j = 0; j < columns; j++) lanes[j % PARTIAL_SUMS] += exponential(z[j] - greatest);
    return pairwise(lanes);
}

static void softmaxLoss(int rows, int columns, BNRows logits, const uint8_t *labels, float batch, float *losses, uint8_t *correct, BNRows gradient) {
    for (int i = 0; i < rows; i++) {
        const float *z = row(logits, i);
        int first = firstGreatest(columns, z);
        float greatest = first < 0 ? -INFINITY : z[first], sum = sumOfExponentials(columns, z, greatest);
        losses[i] = logarithm(sum) - (z[labels[i]] - greatest);
        correct[i] = first == labels[i];
        for (int j = 0; j < columns && gradient.at; j++)
            row(gradient, i)[j] = (exponential(z[j] - greatest) / sum - (j == labels[i] ? 1.0f : 0.0f)) / batch;
    }
}

#define GROUPS_TOGETHER(width) 1

static void normalizeSomeGroups(int rows, int groups, int width, BNRows x, float epsilon, const float *gamma, const float *beta, float *inverse,
                                BNRows normalized, BNRows y) {
    (void)groups;
    float count = (float)rows * (float)width, sums[PARTIAL_SUMS] = {0}, squares[PARTIAL_SUMS] = {0};
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < width; j++) sums[j % PARTIAL_SUMS] += row(x, i)[j];
    float mean = pairwise(sums) / count;
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < width; j++) squares[j % PARTIAL_SUMS] += (row(x, i)[j] - mean) * (row(x, i)[j] - mean);
    *inverse = 1.0f / sqrtf(pairwise(squares) / count + epsilon);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < width; j++) {
            row(normalized, i)[j] = (row(x, i)[j] - mean) * *inverse;
            row(y, i)[j] = fmaf(gamma[j], row(normalized, i)[j], beta[j]);
        }
}

static void normalizeSomeGroupsGradient(int rows, int groups, int width, BNRows dy, BNRows normalized, const float *inverse, const float *gamma, BNRows dx) {
    (void)groups;
    float count = (float)rows * (float)width, sums[PARTIAL_SUMS] = {0}, products[PARTIAL_SUMS] = {0};
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < width; j++) {
            sums[j % PARTIAL_SUMS] += row(dy, i)[j] * gamma[j];
            products[j % PARTIAL_SUMS] += row(dy, i)[j] * gamma[j] * row(normalized, i)[j];
        }
    float centre = pairwise(sums) / count, slope = pairwise(products) / count;
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < width; j++)
            row(dx, i)[j] = fmaf(-row(normalized, i)[j], slope, fmaf(row(dy, i)[j], gamma[j], -centre)) * *inverse;
}

#include "samples.h"

const BNKernels bn_scalar = {
    .name = "scalar", .supported = supported,
#include "table.h"
};
