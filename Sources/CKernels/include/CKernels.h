/// The arithmetic of the training engine. Each operation has one definition, the plain loops of scalar.c; its twins for AVX2, AVX-512
/// and NEON give the same bits, for every size. Only a NaN's payload is left open.
///
/// All numbers are IEEE 754 float32. A matrix is row-major, its rows `stride` floats apart. Where an output element is a sum of products,
/// it is a chain of fused multiply-adds from +0 in ascending order of the summed index; a sum over the rows of a column runs
/// from the first row to the last. Memory outside the rows and columns named is neither read nor written. Nothing here allocates, locks or fails.
#pragma once

#include "CommonOperations.h"
#include "Operands.h"

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
    /// gradient += l1 · sign(w) + 2 · l2 · w: the gradients of the penalties l1 · Σ|w| and l2 · Σw².
    void (*penalize)(int rows, int columns, float l1, float l2, BNRows values, BNRows gradient);
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
    /// For each row: the cross-entropy (nats) of softmax(logits) against (1 - smoothing) · one-hot(label) + smoothing / columns; the rest as `softmaxLoss`.
    void (*smoothedLoss)(int rows, int columns, float smoothing, BNRows logits, const uint8_t *labels, float batch, float *losses, uint8_t *correct,
                         BNRows gradient);
    /// For each row: the mean over the columns of (y - one-hot(label))², where y is x, or its softmax; the rest as `softmaxLoss`.
    void (*squaredLoss)(bool softmax, int rows, int columns, BNRows x, const uint8_t *labels, float batch, float *losses, uint8_t *correct,
                        BNRows gradient);
    /// For each row: the mean of the loss over the columns against `targets` [rows, columns]; where these are NULL, against the one-hot label, or of one
    /// column against whether the label is above 0. `correct` is whether each y > 0 as its target says, or the first greatest is the label's; 0 for
    /// targets under another loss than the binary cross-entropy. The rest as `softmaxLoss`.
    void (*elementLoss)(BNElementLoss kind, float delta, int rows, int columns, BNRows x, const float *targets, const uint8_t *labels, float batch,
                        float *losses, uint8_t *correct, BNRows gradient);
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
    /// y = softmax(scale · x), row by row; where it `isCausal`, row i of the columns up to i alone, and 0 in the others. scale > 0; y may be x.
    void (*softmax)(int rows, int columns, float scale, bool isCausal, BNRows x, BNRows y);
    /// dx = scale · y · (dy - Σⱼ y[i, j] · dy[i, j]); dx may be dy.
    void (*softmaxGradient)(int rows, int columns, float scale, BNRows y, BNRows dy, BNRows dx);
} BNKernels;

/// The variants built for this kind of processor, the fastest first and "scalar" last, then NULL.
const BNKernels *const *bn_variants(void);
