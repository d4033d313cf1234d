/// The arithmetic of the training engine. Each operation has one definition, the plain loops of scalar.c; its twins for AVX2, AVX-512
/// and NEON give the same bits, for every size. Only a NaN's payload is left open.
///
/// All numbers are IEEE 754 float32. A matrix is row-major, its rows `stride` floats apart. Where an output element is a sum of products,
/// it is a chain of fused multiply-adds from +0 in ascending order of the summed index; a sum over the rows of a column runs
/// from the first row to the last. Memory outside the rows and columns named is neither read nor written. Nothing here allocates, locks or fails.
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

/// One variant of every operation.
typedef struct BNKernels {
    /// "scalar", "avx2", "avx512" or "neon".
    const char *name;
    /// Whether this processor can run it.
    bool (*supported)(void);

    /// c[i, j] = Σₖ a[i·aRow + k·aColumn] · b[k, j], and what `ending` says; c [rows, columns], k < inner. `ending.added` and c have no number in common.
    void (*product)(int rows, int columns, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, BNRows b, BNEnding ending, BNRows c);
    /// The same over a right side that lies transposed, as b[j, k].
    void (*turnedProduct)(int rows, int columns, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, BNRows b, BNEnding ending, BNRows c);
    /// c[i, j] = Σₖ a[rowOffsets[i] + innerOffsets[k]] · b[k, j], and what `ending` says; c [rows, columns], k < inner. `ending.added` may be c: a sum
    /// over many samples is one of their sums, as a single chain of 10⁵ products loses digits.
    void (*gatheredProduct)(int rows, int columns, int inner, const float *a, const int32_t *rowOffsets, const int32_t *innerOffsets, BNRows b,
                            BNEnding ending, BNRows c, BNUpcoming next);
    /// c[i, j] = Σₖ x[i · every, k] · b[k, j] + bias[j], where zero pixels take no part in the sum.
    void (*imageProduct)(int rows, int columns, BNImages x, int every, BNRows b, const float *bias, BNRows c);
    /// Moves parameters [inputs, columns] along the gradient g[k, j] = Σᵢ x[i, k] · d[i, j], where zero pixels take no part; i < rows. `turned` is
    /// bn_transposeMask's. `seen[k]` is 0 while pixel k has never been seen, and its row is left as it is; it is set here. Rules: Keep to Adam.
    void (*imageUpdate)(int rows, int columns, BNImages x, const uint64_t *transposed, BNRows d, const BNOptimizer *optimizer,
                        BNParameters parameters, uint8_t *seen);
    /// Moves parameters [rows, columns] along their gradient.
    void (*update)(int rows, int columns, BNRows gradient, const BNOptimizer *optimizer, BNParameters parameters);
    /// sums[j] = Σᵢ x[i, j], in blocks of BN_BLOCK rows whose sums are then added.
    void (*columnSums)(int rows, int columns, BNRows x, float *sums);
    /// sums[j] = Σᵢ x[i, j] · y[i, j], likewise.
    void (*columnProducts)(int rows, int columns, BNRows x, BNRows y, float *sums);
    /// The same sums block by block, for threads that share the rows: sums[b, j] is that of block b, whose first `before` rows are in sums[0, j] already.
    /// `bn_addBlocks` makes the whole of them. And those of (x[i, j] - mean[j])².
    void (*blockSums)(int before, int rows, int columns, BNRows x, BNRows sums);
    void (*blockSquares)(int rows, int columns, BNRows x, const float *mean, BNRows squares);
    /// The mean and the biased variance of each column, by sums as above; rows > 0.
    void (*moments)(int rows, int columns, BNRows x, float *mean, float *variance);
    /// y from x as `by` says; writes `by.inverse`.
    void (*normalize)(BNNormalization by, int rows, int columns, BNRows x, BNRows y);
    /// The gradients of `normalize` over a batch, of gamma, of beta and of x: by whose `ownMoments` it normalized, or by others' that are constants. `by` and x
    /// are what `normalize` had, and dx may be dy.
    void (*normalizeGradient)(BNNormalization by, bool ownMoments, int rows, int columns, BNRows dy, BNRows x, float *dGamma, float *dBeta, BNRows dx);
    /// The same in two parts, for threads that share the rows: the sums of which beta's gradient and gamma's consist, block by block as above; and rows of
    /// dx by the whole of them, over `count` rows, 0 if the moments are others'.
    void (*normalizeGradientBlocks)(BNNormalization by, int rows, int columns, BNRows dy, BNRows x, BNRows sums, BNRows products);
    void (*normalizeGradientRows)(BNNormalization by, int count, int rows, int columns, BNRows dy, BNRows x, const float *dGamma, const float *dBeta, BNRows dx);
    /// Normalizes each of `groups` groups of `width` columns of each sample's `rows` rows by its own mean and biased variance:
    /// y = gamma · normalized + beta; `inverse` [samples, groups].
    void (*normalizeGroups)(int samples, int rows, int groups, int width, BNRows x, float epsilon, const float *gamma, const float *beta, float *inverse,
                            BNRows normalized, BNRows y);
    /// The gradient of `normalizeGroups` by x.
    void (*normalizeGroupsGradient)(int samples, int rows, int groups, int width, BNRows dy, BNRows normalized, const float *inverse, const float *gamma,
                                    BNRows dx);
    /// y = f(x), element by element; y may be x.
    void (*activate)(BNActivation f, int rows, int columns, BNRows x, BNRows y);
    /// dx = dy · f'(x), where f' is found from y = f(x), and from x only for gelu, silu and softplus; dx may be dy.
    void (*activateGradient)(BNActivation f, int rows, int columns, BNRows x, BNRows y, BNRows dy, BNRows dx);
    /// y = x / (1 - rate) with probability 1 - rate, otherwise 0. Columns are `firstColumn`, a multiple of 16, and following; `random`,
    /// the row and the column alone decide, so that the same call on dy gives dx.
    void (*drop)(int rows, int columns, int firstColumn, BNRandom random, float rate, BNRows x, BNRows y);
    /// For each row: the cross-entropy (nats) of softmax(logits) against its label, whether the first greatest logit is the label's (1 or 0),
    /// and, if `gradient.at` is not NULL, gradient = (softmax(logits) - one-hot(label)) / batch.
    void (*softmaxLoss)(int rows, int columns, BNRows logits, const uint8_t *labels, float batch, float *losses, uint8_t *correct, BNRows gradient);
    /// The greatest value of each window and channel; NaN stays.
    void (*maxPool)(int samples, const BNWindows *windows, BNRows x, BNRows y);
    /// dx = dy at the first greatest value of each window, elsewhere 0, or an equal share of it at each greatest; where windows overlap, what each gives
    /// is added.
    void (*maxPoolGradient)(bool isShared, int samples, const BNWindows *windows, BNRows x, BNRows y, BNRows dy, BNRows dx);
    /// The mean of each window and channel over the positions that lie inside the input.
    void (*averagePool)(int samples, const BNWindows *windows, BNRows x, BNRows y);
    void (*averagePoolGradient)(int samples, const BNWindows *windows, BNRows dy, BNRows dx);
    /// One time step of a simple recurrent layer: sum = fromInput + fromState, state = f(sum). In all steps sums and gates may take the place of what comes
    /// from the input, and its gradient theirs.
    void (*recurrentStep)(BNActivation f, int rows, int units, BNRows fromInput, BNRows fromState, BNRows sum, BNRows state);
    void (*recurrentStepGradient)(BNActivation f, int rows, int units, BNRows sum, BNRows state, BNRows dState, BNRows dSum);
    /// One of an LSTM (Hochreiter and Schmidhuber, 1997), gates in Keras's order i, f, c, o, `units` columns each: cell = f · cellBefore + i · c,
    /// state = o · tanh(cell).
    void (*lstmStep)(int rows, int units, BNRows fromInput, BNRows fromState, BNRows cellBefore, BNRows gates, BNRows cell, BNRows state);
    /// `dCell` holds the gradient that comes from the step after, and then that for the step before.
    void (*lstmStepGradient)(int rows, int units, BNRows gates, BNRows cellBefore, BNRows cell, BNRows dState, BNRows dCell, BNRows dSum);
    /// One of a GRU (Cho et al., 2014), gates in Keras's order z, r, h, the reset after the product: h = tanh(fromInput + r · fromState),
    /// state = z · stateBefore + (1 - z) · h.
    void (*gruStep)(int rows, int units, BNRows fromInput, BNRows fromState, BNRows stateBefore, BNRows gates, BNRows state);
    /// `candidateFromState` is the last third of what came from the state.
    void (*gruStepGradient)(int rows, int units, BNRows gates, BNRows candidateFromState, BNRows stateBefore, BNRows dState, BNRows dFromInput,
                            BNRows dFromState, BNRows dStateBefore);
} BNKernels;

/// The variants built for this kind of processor, the fastest first and "scalar" last, then NULL.
const BNKernels *const *bn_variants(void);

/// Ten rounds of Philox 4×32 (Salmon et al., 2011): four random words from the stream's place and an index.
void bn_random(BNRandom random, uint64_t index, uint32_t words[4]);

/// values[i] = uniform in [-limit, limit), for element i of the stream.
void bn_uniform(BNRandom random, float limit, size_t count, float *values);

/// The elementary functions behind the operations, of one number each. exp is below 1.1 ulp in error, and 0 where its value would be
/// denormal; log is below 0.9 ulp in error; the reciprocal below 0.6 for d > 0 if both d and 1/d are normal.
float bn_exp(float x);
float bn_log(float x);
float bn_reciprocal(float d);

/// moving += (batch - moving) · rest, where rest is 1 - momentum.
void bn_average(int columns, float rest, const float *batch, float *moving);

/// whole[j] = Σ sums[b, j], from the first block to the last.
void bn_addBlocks(int blocks, int columns, BNRows sums, float *whole);

/// byteToFloat[byte] = byte / 255.
void bn_byteToFloat(float byteToFloat[256]);

/// How many words mark the pixels of one image.
static inline ptrdiff_t bn_words(ptrdiff_t inputs) { return (inputs + 63) / 64; }

/// Marks the nonzero bytes of images.
void bn_nonzeroMask(ptrdiff_t images, ptrdiff_t inputs, const uint8_t *bytes, uint64_t *nonzeroMask);

/// Copies images, `rows` of them by their numbers, with their masks.
void bn_gather(int rows, BNImages images, const uint32_t *samples, uint8_t *bytes, uint64_t *nonzeroMask);

/// Turns a batch's masks around, for the words from firstWord up to lastWord of each image: bit i % 64 of transposed[i / 64 · 64 · bn_words(inputs) + k]
/// is set where byte k of image i is not 0.
void bn_transposeMask(int rows, BNImages images, ptrdiff_t firstWord, ptrdiff_t lastWord, uint64_t *transposed);

/// x[i, j] = the level of pixel firstColumn + j of image i, zeros included.
void bn_expand(int rows, int columns, int firstColumn, BNImages images, BNRows x);

/// y [samples, …, yColumns] = x [samples, …, xColumns], the same `count` numbers of each sample in the same order, in rows of another length.
void bn_reshape(int samples, int count, int xColumns, BNRows x, int yColumns, BNRows y);

/// y = x.
void bn_copy(int rows, int columns, BNRows x, BNRows y);

/// y += x.
void bn_add(int rows, int columns, BNRows x, BNRows y);

/// bordered [samples, borderedHeight, borderedWidth, channels], without gaps, has x [samples · height · width, channels] in it, each pixel `stepY` and
/// `stepX` from the next, the first at (top, left). Other places are left as they are.
void bn_border(int samples, int height, int width, int channels, BNRows x, int top, int left, int stepY, int stepX, int borderedHeight,
               int borderedWidth, float *bordered);

/// y = a + b.
void bn_sum(int rows, int columns, BNRows a, BNRows b, BNRows y);

/// gradient += l1 · sign(w) + 2 · l2 · w: the gradients of the penalties l1 · Σ|w| and l2 · Σw².
void bn_penalize(int rows, int columns, float l1, float l2, BNRows values, BNRows gradient);

/// w -= rate · w.
void bn_decay(int rows, int columns, float rate, BNRows values);

/// x *= factor, then x into [-limit, limit].
void bn_scale(int rows, int columns, float factor, float limit, BNRows x);

/// Σ x², in double precision and in a fixed order.
double bn_squares(int rows, int columns, BNRows x);

/// For each row: the cross-entropy (nats) of softmax(logits) against (1 - smoothing) · one-hot(label) + smoothing / columns; the rest as `softmaxLoss`.
void bn_smoothedLoss(int rows, int columns, float smoothing, BNRows logits, const uint8_t *labels, float batch, float *losses, uint8_t *correct,
                     BNRows gradient);

/// For each row: the mean over the columns of (y - one-hot(label))², where y is x, or its softmax; the rest as `softmaxLoss`.
void bn_squaredLoss(bool softmax, int rows, int columns, BNRows x, const uint8_t *labels, float batch, float *losses, uint8_t *correct, BNRows gradient);

/// What `bn_elementLoss` measures of an output y against its target t.
typedef enum {
    /// (y - t)².
    BNSquaredError,
    /// |y - t|; its slope is 0 at 0.
    BNAbsoluteError,
    /// (y - t)² / 2 for |y - t| up to delta, beyond it delta · |y - t| - delta² / 2.
    BNHuber,
    /// The cross-entropy (nats) of sigmoid(y) against t.
    BNBinaryCrossentropy
} BNElementLoss;

/// For each row: the mean of the loss over the columns against `targets` [rows, columns]; where these are NULL, against the one-hot label, or of one
/// column against whether the label is above 0. `correct` is whether each y > 0 as its target says, or the first greatest is the label's; 0 for targets
/// under another loss than the binary cross-entropy. The rest as `softmaxLoss`.
void bn_elementLoss(BNElementLoss kind, float delta, int rows, int columns, BNRows x, const float *targets, const uint8_t *labels, float batch, float *losses,
                    uint8_t *correct, BNRows gradient);

/// y = the transpose of x [rows, columns].
void bn_transpose(int rows, int columns, BNRows x, BNRows y);

/// Moves the calling thread to one of the processors it may use, then leaves it free: some virtual machines keep new threads on the
/// processor of their parent for seconds, while another idles.
void bn_moveToProcessor(int index);
