/// What every variant shares: integer work, and operations that run once or touch little.
#pragma once

#include "Operands.h"

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

/// y [height · rows, width · columns, channels] = x [height, width, channels], each position `rows` times below and `columns` times beside itself.
void bn_repeat(int height, int width, int channels, int rows, int columns, BNRows x, BNRows y);

/// x = the sum of a position's copies in y, row by row, from the first one on.
void bn_sumOfCopies(int height, int width, int channels, int rows, int columns, BNRows y, BNRows x);

/// The sums over the columns of (y - target)² and of |y - target|, each as sixteen partial sums.
void bn_errors(int columns, const float *y, const float *target, double *squared, double *absolute);

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

/// w -= rate · w.
void bn_decay(int rows, int columns, float rate, BNRows values);

/// x *= factor, then x into [-limit, limit].
void bn_scale(int rows, int columns, float factor, float limit, BNRows x);

/// Σ x², in double precision and in a fixed order.
double bn_squares(int rows, int columns, BNRows x);

/// y = the transpose of x [rows, columns].
void bn_transpose(int rows, int columns, BNRows x, BNRows y);

/// Moves the calling thread to one of the processors it may use, then leaves it free: some virtual machines keep new threads on the
/// processor of their parent for seconds, while another idles.
void bn_moveToProcessor(int index);
