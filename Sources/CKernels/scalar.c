/// The definition of every operation, in plain loops.
#include "elementary.h"
#include "random.h"
#include "variants.h"

#pragma STDC FP_CONTRACT OFF

/// The number of partial sums along a row; they are added pairwise, those eight apart first.
#define LANES 16

static bool supported(void) { return true; }

static float *row(BNRows x, ptrdiff_t i) { return x.at + i * x.stride; }

static void product(int rows, int columns, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, BNRows b, const float *bias, BNRows c) {
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            float sum = 0;
            for (int k = 0; k < inner; k++) sum = fmaf(a[i * aRow + k * aColumn], row(b, k)[j], sum);
            row(c, i)[j] = bias ? sum + bias[j] : sum;
        }
}

static void imageProduct(int rows, int columns, BNImages x, BNRows b, const float *bias, BNRows c) {
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            float sum = 0;
            for (ptrdiff_t k = 0; k < x.inputs; k++) {
                uint8_t byte = x.bytes[i * x.inputs + k];
                if (byte != 0) sum = fmaf(x.levels[byte], row(b, k)[j], sum);
            }
            row(c, i)[j] = bias ? sum + bias[j] : sum;
        }
}

static float withoutTiny(float moment) { return fabsf(moment) < SMALLEST_MOMENT ? 0.0f : moment; }

static void moveOne(const BNOptimizer *o, float g, float *w, float *first, float *second) {
    switch (o->rule) {
    case BNDescent: *w -= o->rate * g; break;
    case BNMomentum:
    case BNNesterov: {
        float step = o->rate * g;
        *first = withoutTiny(fmaf(o->momentum, *first, -step));
        *w += o->rule == BNNesterov ? fmaf(o->momentum, *first, -step) : *first;
        break;
    }
    case BNAdam:
        *first = withoutTiny(fmaf(g - *first, o->blend1, *first));
        *second = fmaf(fmaf(g, g, -*second), o->blend2, *second);
        *w = fmaf(-(*first * o->rate), reciprocal(sqrtf(*second) + o->epsilon), *w);
        break;
    }
}

static void moveAt(const BNOptimizer *o, float g, BNParameters p, ptrdiff_t i) {
    moveOne(o, g, p.values + i, p.first ? p.first + i : NULL, p.second ? p.second + i : NULL);
}

static void imageUpdate(int rows, int columns, BNImages x, const uint64_t *turned, BNRows d, const BNOptimizer *optimizer,
                        BNParameters parameters, uint8_t *touched) {
    (void)turned;
    for (ptrdiff_t k = 0; k < x.inputs; k++) {
        for (int i = 0; i < rows; i++)
            if (x.bytes[i * x.inputs + k] != 0) touched[k] = 1;
        for (int j = 0; j < columns && touched[k]; j++) {
            float g = 0;
            for (int i = 0; i < rows; i++) {
                uint8_t byte = x.bytes[i * x.inputs + k];
                if (byte != 0) g = fmaf(x.levels[byte], row(d, i)[j], g);
            }
            moveAt(optimizer, g, parameters, k * parameters.stride + j);
        }
    }
}

static void update(int rows, int columns, BNRows gradient, const BNOptimizer *optimizer, BNParameters parameters) {
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) moveAt(optimizer, row(gradient, i)[j], parameters, i * parameters.stride + j);
}

static void columnSums(int rows, int columns, BNRows x, float *sums) {
    for (int j = 0; j < columns; j++) {
        float sum = 0;
        for (int i = 0; i < rows; i++) sum += row(x, i)[j];
        sums[j] = sum;
    }
}

static void moments(int rows, int columns, BNRows x, float *mean, float *variance) {
    for (int j = 0; j < columns; j++) {
        float sum = 0, squares = 0;
        for (int i = 0; i < rows; i++) sum += row(x, i)[j];
        mean[j] = sum / (float)rows;
        for (int i = 0; i < rows; i++) {
            float centred = row(x, i)[j] - mean[j];
            squares = fmaf(centred, centred, squares);
        }
        variance[j] = squares / (float)rows;
    }
}

static void normalize(int rows, int columns, BNRows x, const float *mean, const float *variance, float epsilon, const float *gamma,
                      const float *beta, float *inverse, BNRows normalized, BNRows y) {
    for (int j = 0; j < columns; j++) {
        inverse[j] = 1.0f / sqrtf(variance[j] + epsilon);
        for (int i = 0; i < rows; i++) {
            float n = (row(x, i)[j] - mean[j]) * inverse[j];
            if (normalized.at) row(normalized, i)[j] = n;
            row(y, i)[j] = fmaf(gamma[j], n, beta[j]);
        }
    }
}

static void normalizeGradient(int rows, int columns, BNRows dy, BNRows normalized, const float *inverse, const float *gamma, float *dGamma,
                              float *dBeta, BNRows dx) {
    for (int j = 0; j < columns; j++) {
        float sum = 0, products = 0;
        for (int i = 0; i < rows; i++) {
            sum += row(dy, i)[j];
            products = fmaf(row(dy, i)[j], row(normalized, i)[j], products);
        }
        dBeta[j] = sum;
        dGamma[j] = products;
        float scale = gamma[j] * inverse[j], mean = sum / (float)rows, slope = products / (float)rows;
        for (int i = 0; i < rows; i++) row(dx, i)[j] = fmaf(-row(normalized, i)[j], slope, row(dy, i)[j] - mean) * scale;
    }
}

static float apply(BNFunction f, float x) {
    switch (f) {
    case BNLinear: return x;
    case BNRelu: return x < 0 ? 0.0f : x;
    case BNSigmoid: return sigmoid(x);
    case BNTanh: return hyperbolicTangent(x);
    }
}

static void activate(BNFunction f, int rows, int columns, BNRows x, BNRows y) {
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) row(y, i)[j] = apply(f, row(x, i)[j]);
}

static float applyGradient(BNFunction f, float y, float dy) {
    switch (f) {
    case BNLinear: return dy;
    case BNRelu: return y > 0 ? dy : 0.0f;
    case BNSigmoid: return dy * (y * (1.0f - y));
    case BNTanh: return dy * fmaf(-y, y, 1.0f);
    }
}

static void activateGradient(BNFunction f, int rows, int columns, BNRows y, BNRows dy, BNRows dx) {
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) row(dx, i)[j] = applyGradient(f, row(y, i)[j], row(dy, i)[j]);
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

/// Σⱼ exp(z[j] - greatest), in the order of lanes.
static float sumOfExponentials(int columns, const float *z, float greatest) {
    float lanes[LANES] = {0};
    for (int j = 0; j < columns; j++) lanes[j % LANES] += exponential(z[j] - greatest);
    for (int width = LANES / 2; width > 0; width /= 2)
        for (int lane = 0; lane < width; lane++) lanes[lane] += lanes[lane + width];
    return lanes[0];
}

static void softmaxLoss(int rows, int columns, BNRows logits, const uint8_t *labels, float batch, float *losses, uint8_t *correct, BNRows gradient) {
    for (int i = 0; i < rows; i++) {
        const float *z = row(logits, i);
        float greatest = -INFINITY;
        int first = -1;
        for (int j = 0; j < columns; j++)
            if (z[j] > greatest) {
                greatest = z[j];
                first = j;
            }
        float sum = sumOfExponentials(columns, z, greatest);
        losses[i] = logarithm(sum) - (z[labels[i]] - greatest);
        correct[i] = first == labels[i];
        for (int j = 0; j < columns && gradient.at; j++)
            row(gradient, i)[j] = (exponential(z[j] - greatest) / sum - (j == labels[i] ? 1.0f : 0.0f)) / batch;
    }
}

const BNKernels bn_scalar = {
    "scalar", supported, product, imageProduct, imageUpdate, update, columnSums, moments, normalize, normalizeGradient, activate, activateGradient, drop, softmaxLoss,
};
