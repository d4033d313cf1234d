/// What every variant shares: integer work, and operations that run once or touch little.
#include <string.h>

#include "CKernels.h"
#include "elementary.h"
#include "random.h"
#include "transpose.h"

#pragma STDC FP_CONTRACT OFF

void bn_random(BNRandom random, uint64_t index, uint32_t words[4]) { philox(random, index, words); }

void bn_uniform(BNRandom random, float limit, size_t count, float *values) {
    for (size_t i = 0; i < count; i += 4) {
        uint32_t words[4];
        philox(random, i / 4, words);
        for (size_t j = i; j < i + 4 && j < count; j++) values[j] = ((float)(words[j - i] >> 8) * 0x1p-23f - 1.0f) * limit;
    }
}

float bn_exp(float x) { return exponential(x); }

float bn_log(float x) { return logarithm(x); }

float bn_reciprocal(float d) { return reciprocal(d); }

void bn_average(int columns, float rest, const float *batch, float *moving) {
    for (int j = 0; j < columns; j++) moving[j] = fmaf(batch[j] - moving[j], rest, moving[j]);
}

void bn_addBlocks(int blocks, int columns, BNRows sums, float *whole) {
    for (int j = 0; j < columns; j++) whole[j] = 0;
    for (int b = 0; b < blocks; b++)
        for (int j = 0; j < columns; j++) whole[j] += sums.at[b * sums.stride + j];
}

void bn_byteToFloat(float byteToFloat[256]) {
    for (int byte = 0; byte < 256; byte++) byteToFloat[byte] = (float)byte / 255.0f;
}

typedef uint8_t Bytes __attribute__((ext_vector_type(64)));
typedef bool Marks __attribute__((ext_vector_type(64)));

/// One bit for each of up to 64 bytes, the first lowest: set where the byte is not 0.
static inline uint64_t marks(const uint8_t *bytes, size_t count) {
    Bytes x = 0;
    memcpy(&x, bytes, count);
    Marks nonzero = __builtin_convertvector(x != 0, Marks);
    uint64_t word;
    memcpy(&word, &nonzero, sizeof word);
    return word;
}

void bn_nonzeroMask(ptrdiff_t images, ptrdiff_t inputs, const uint8_t *bytes, uint64_t *nonzeroMask) {
    ptrdiff_t words = bn_words(inputs);
    for (ptrdiff_t i = 0; i < images; i++, bytes += inputs, nonzeroMask += words) {
        for (ptrdiff_t k = 0; k + 64 <= inputs; k += 64) nonzeroMask[k / 64] = marks(bytes + k, 64);
        if (inputs % 64 != 0) nonzeroMask[inputs / 64] = marks(bytes + inputs / 64 * 64, (size_t)(inputs % 64));
    }
}

void bn_gather(int rows, BNImages images, const uint32_t *samples, uint8_t *bytes, uint64_t *nonzeroMask) {
    ptrdiff_t inputs = images.inputs, words = bn_words(inputs);
    for (int i = 0; i < rows; i++) {
        memcpy(bytes + i * inputs, images.bytes + samples[i] * inputs, (size_t)inputs);
        memcpy(nonzeroMask + i * words, images.nonzeroMask + samples[i] * words, (size_t)words * sizeof *nonzeroMask);
    }
}

/// Transposes a square of 64 × 64 bits, by halves (Warren, "Hacker's Delight", 7-3).
static void transposeBits(uint64_t square[64]) {
    uint64_t mask = 0x00000000FFFFFFFF;
    for (int size = 32; size > 0; size /= 2, mask ^= mask << size)
        for (int start = 0; start < 64; start += 2 * size)
            for (int i = start; i < start + size; i++) {
                uint64_t swapped = (square[i] >> size ^ square[i + size]) & mask;
                square[i] ^= swapped << size;
                square[i + size] ^= swapped;
            }
}

void bn_transposeMask(int rows, BNImages images, ptrdiff_t firstWord, ptrdiff_t lastWord, uint64_t *transposed) {
    ptrdiff_t words = bn_words(images.inputs);
    for (int group = 0; group < rows; group += 64)
        for (ptrdiff_t word = firstWord; word < lastWord; word++) {
            uint64_t *square = transposed + (group * words + word * 64);
            for (int i = 0; i < 64; i++) square[i] = group + i < rows ? images.nonzeroMask[(group + i) * words + word] : 0;
            transposeBits(square);
        }
}

void bn_expand(int rows, int columns, int firstColumn, BNImages images, BNRows x) {
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            ptrdiff_t k = firstColumn + j;
            x.at[i * x.stride + j] = k < images.inputs ? images.byteToFloat[images.bytes[i * images.inputs + k]] : 0;
        }
}

void bn_repeat(int height, int width, int channels, int rows, int columns, BNRows x, BNRows y) {
    size_t bytes = (size_t)channels * sizeof *y.at;
    for (int i = 0; i < height; i++)
        for (int row = 0; row < rows; row++)
            for (int j = 0; j < width; j++)
                for (int column = 0; column < columns; column++, y.at += y.stride)
                    memcpy(y.at, x.at + ((ptrdiff_t)i * width + j) * x.stride, bytes);
}

void bn_sumOfCopies(int height, int width, int channels, int rows, int columns, BNRows y, BNRows x) {
    for (int i = 0; i < height; i++)
        for (int row = 0; row < rows; row++)
            for (int j = 0; j < width; j++) {
                float *sum = x.at + ((ptrdiff_t)i * width + j) * x.stride;
                for (int column = 0; column < columns; column++, y.at += y.stride)
                    if (row == 0 && column == 0)
                        memcpy(sum, y.at, (size_t)channels * sizeof *sum);
                    else
                        for (int c = 0; c < channels; c++) sum[c] += y.at[c];
            }
}

void bn_errors(int columns, const float *y, const float *target, double *squared, double *absolute) {
    double squares[16] = {0}, sizes[16] = {0};
    for (int j = 0; j < columns; j += 16)
        for (int k = 0; k < 16 && j + k < columns; k++) {
            double d = (double)y[j + k] - (double)target[j + k];
            squares[k] += d * d;
            sizes[k] += d < 0 ? -d : d;
        }
    *squared = *absolute = 0;
    for (int k = 0; k < 16; k++) {
        *squared += squares[k];
        *absolute += sizes[k];
    }
}

/// Sixteen rows of sixteen columns, by way of a square in the first cache: lines of x and y that share a set of it, as where strides are powers of
/// two, are read and written whole, one after another.
static void transposeSquare(const float *x, ptrdiff_t xStride, float *y, ptrdiff_t yStride) {
    float square[16][16];
    transposeFours(x, xStride, square[0], 16);
    for (int j = 0; j < 16; j++) memcpy(y + j * yStride, square[j], sizeof square[j]);
}

void bn_transpose(int rows, int columns, BNRows x, BNRows y) {
    for (int i = 0; i < rows; i += 16)
        for (int j = 0; j < columns; j += 16) {
            const float *from = x.at + i * x.stride + j;
            float *to = y.at + j * y.stride + i;
            if (i + 16 <= rows && j + 16 <= columns) transposeSquare(from, x.stride, to, y.stride);
            else
                for (int r = 0; r < rows - i && r < 16; r++)
                    for (int c = 0; c < columns - j && c < 16; c++) to[c * y.stride + r] = from[r * x.stride + c];
        }
}

void bn_reshape(int samples, int count, int xColumns, BNRows x, int yColumns, BNRows y) {
    ptrdiff_t xRows = count / xColumns, yRows = count / yColumns;
    for (ptrdiff_t s = 0; s < samples; s++)
        for (int done = 0, run; done < count; done += run) {
            int xAt = done % xColumns, yAt = done % yColumns;
            run = xColumns - xAt < yColumns - yAt ? xColumns - xAt : yColumns - yAt;
            const float *from = x.at + (s * xRows + done / xColumns) * x.stride + xAt;
            memcpy(y.at + (s * yRows + done / yColumns) * y.stride + yAt, from, (size_t)run * sizeof *from);
        }
}

void bn_copy(int rows, int columns, BNRows x, BNRows y) {
    for (int i = 0; i < rows; i++) memcpy(y.at + i * y.stride, x.at + i * x.stride, (size_t)columns * sizeof *x.at);
}

void bn_border(int samples, int height, int width, int channels, BNRows x, int top, int left, int stepY, int stepX, int borderedHeight,
               int borderedWidth, float *bordered) {
    for (ptrdiff_t s = 0; s < samples; s++)
        for (int row = 0; row < height; row++) {
            const float *from = x.at + (s * height + row) * width * x.stride;
            float *to = bordered + ((s * borderedHeight + top + (ptrdiff_t)row * stepY) * borderedWidth + left) * channels;
            int pixels = stepX == 1 && x.stride == channels ? width : 1;
            for (int column = 0; column < width; column += pixels, from += pixels * x.stride, to += (ptrdiff_t)pixels * stepX * channels)
                memcpy(to, from, (size_t)pixels * (size_t)channels * sizeof *to);
        }
}

/// Runs `body` for each element of rows.
#define FOR_ELEMENTS(body)               \
    for (int i = 0; i < rows; i++)       \
        for (int j = 0; j < columns; j++) { body }

void bn_add(int rows, int columns, BNRows x, BNRows y) { FOR_ELEMENTS(y.at[i * y.stride + j] += x.at[i * x.stride + j];) }

void bn_sum(int rows, int columns, BNRows a, BNRows b, BNRows y) {
    FOR_ELEMENTS(y.at[i * y.stride + j] = a.at[i * a.stride + j] + b.at[i * b.stride + j];)
}

void bn_decay(int rows, int columns, float rate, BNRows values) { FOR_ELEMENTS(values.at[i * values.stride + j] -= rate * values.at[i * values.stride + j];) }

void bn_scale(int rows, int columns, float factor, float limit, BNRows x) {
    FOR_ELEMENTS({
        float value = x.at[i * x.stride + j] * factor;
        x.at[i * x.stride + j] = value > limit ? limit : value < -limit ? -limit : value;
    })
}

typedef float Floats __attribute__((ext_vector_type(8)));
typedef double Doubles __attribute__((ext_vector_type(8)));

/// Adds the squares of up to eight numbers, each to its own sum.
static inline void addSquares(const float *x, size_t count, Doubles *sums) {
    Floats some = 0;
    memcpy(&some, x, count * sizeof *x);
    Doubles wide = __builtin_convertvector(some, Doubles);
    *sums += wide * wide;
}

double bn_squares(int rows, int columns, BNRows x) {
    Doubles sums = 0;
    for (int i = 0; i < rows; i++) {
        const float *row = x.at + i * x.stride;
        for (int j = 0; j + 8 <= columns; j += 8) addSquares(row + j, 8, &sums);
        if (columns % 8 != 0) addSquares(row + columns / 8 * 8, (size_t)(columns % 8), &sums);
    }
    return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}
