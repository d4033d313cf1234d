/// What the operations of the training engine work on.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Rows of floats, `stride` floats apart.
typedef struct BNRows {
    float *at;
    ptrdiff_t stride;
} BNRows;

/// Images, one row of `inputs` bytes each; a byte stands for `byteToFloat[byte]`. `nonzeroMask` says where they are not zero, in rows of
/// `bn_words(inputs)` words: bit k % 64 of word k / 64 is set where byte k is not 0.
typedef struct BNImages {
    const uint8_t *bytes;
    const uint64_t *nonzeroMask;
    const float *byteToFloat;
    ptrdiff_t inputs;
} BNImages;

/// Parameters and the optimizer's memory of them; all have rows `stride` floats apart. What a rule does not name may be NULL.
typedef struct BNParameters {
    float *values;
    float *first;
    float *second;
    float *third;
    ptrdiff_t stride;
} BNParameters;

/// The rules of optimizers.
typedef enum BNRule {
    BNKeep, BNDescent, BNMomentum, BNNesterov, BNAdam, BNAMSGrad, BNAdamax, BNNadam, BNLion, BNRMSprop, BNRMSpropCentered, BNAdagrad, BNAdadelta
} BNRule;

/// How parameters w follow their gradient g in one step. The memory's `first` is u or m, its `second` v, its `third` z.
/// Keep: w = g, to have the gradient itself.
/// Descent: w -= rate·g. Momentum: u = momentum·u - rate·g, w += u; Nesterov: w += momentum·u - rate·g.
/// Adam: m += (g - m)·blend1, v += (g² - v)·blend2, w -= m·rate·reciprocal(√v + epsilon); the rate has the bias correction in it.
/// AMSGrad: as Adam, with z = max(z, v) in the place of v. Adamax: v = max(decay·v, |g|), w -= rate·m / (v + epsilon).
/// Nadam: m, v as Adam, w -= rate·(momentScale·m + gradientScale·g) / (√(v·squareScale) + epsilon).
/// Lion: w -= rate·sign(m + (g - m)·blend1), then m += (g - m)·blend2.
/// RMSprop: v += (g² - v)·blend2, s = rate·g / √(v + epsilon); centered: z += (g - z)·blend2, s = rate·g / √(v - z² + epsilon);
/// with momentum u = momentum·u + s, w -= u, otherwise w -= s. Adagrad: v += g², w -= rate·g / √(v + epsilon).
/// Adadelta: v += (g² - v)·blend2, s = √(u + epsilon)·g / √(v + epsilon), u += (s² - u)·blend2, w -= rate·s.
/// A velocity or m below 2⁻⁹⁶ in size becomes 0: denormal numbers are slow on many processors, and this one moves no weight.
/// So do RMSprop's and Adadelta's memories.
typedef struct BNOptimizer {
    BNRule rule;
    float rate, momentum, blend1, blend2, epsilon;
    float decay, momentScale, gradientScale, squareScale;
} BNOptimizer;

/// Functions of one variable; `slope` is that of a leaky relu below 0, and elu's limit far below 0 with its sign turned. For results that are not
/// denormal, sigmoid is below 2.5 ulp in error and tanh below 1.4.
typedef enum BNFunction { BNLinear, BNRelu, BNLeakyRelu, BNElu, BNGelu, BNSilu, BNSoftplus, BNSigmoid, BNTanh } BNFunction;

typedef struct BNActivation {
    BNFunction function;
    float slope;
} BNActivation;

/// What is done with the sums of a product before they are stored, while they are in registers: + bias[j], + added[i, j], then 0 where that is below 0 if
/// it `rectifies`. Without bias (NULL), or without `added.at`, nothing is added.
typedef struct BNEnding {
    const float *bias;
    BNRows added;
    bool rectifies;
} BNEnding;

/// Numbers that are used after a product, which asks for them while it is at work: that changes how long both take, and nothing else.
typedef struct BNUpcoming {
    const float *at;
    ptrdiff_t count;
} BNUpcoming;

/// How columns are normalized: inverse = 1 / √(variance + epsilon), normalized = (x - mean) · inverse, y = gamma · normalized + beta; if it `rectifies`, 0
/// where that is below 0.
typedef struct BNNormalization {
    const float *mean, *variance;
    float epsilon;
    const float *gamma, *beta;
    float *inverse;
    bool rectifies;
} BNNormalization;

/// What `elementLoss` measures of an output y against its target t.
typedef enum BNElementLoss {
    /// (y - t)².
    BNSquaredError,
    /// |y - t|; its slope is 0 at 0.
    BNAbsoluteError,
    /// (y - t)² / 2 for |y - t| up to delta, beyond it delta · |y - t| - delta² / 2.
    BNHuber,
    /// The cross-entropy (nats) of sigmoid(y) against t.
    BNBinaryCrossentropy
} BNElementLoss;

/// Windows of windowHeight × windowWidth positions over an input of height × width, strideY and strideX apart, the first of them beginning
/// `top` and `left` outside; outHeight × outWidth of them. Rows of samples follow one another, a row to a position, `channels` columns each.
typedef struct BNWindows {
    int height, width, channels;
    int windowHeight, windowWidth, strideY, strideX, top, left;
    int outHeight, outWidth;
} BNWindows;

/// A place in the random streams: every (seed, stream, step) has its own numbers.
typedef struct BNRandom {
    uint64_t seed;
    /// What the numbers are for, and for which layer.
    uint32_t stream;
    uint32_t step;
} BNRandom;

/// The rows of a block: a sum over the rows of a column is that of its blocks' sums, in their order.
#define BN_BLOCK 256
