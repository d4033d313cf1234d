/// What every variant shares: integer work, and operations that run once or touch little.
#include <string.h>

#include "CKernels.h"
#include "elementary.h"
#include "random.h"

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

void bn_levels(float levels[256]) {
    for (int byte = 0; byte < 256; byte++) levels[byte] = (float)byte / 255.0f;
}

/// One bit for each of eight bytes, the first lowest: set where the byte is not 0.
static uint64_t marksOfEight(const uint8_t *bytes, ptrdiff_t count) {
    uint64_t x = 0, low = 0x7F7F7F7F7F7F7F7F;
    memcpy(&x, bytes, count < 8 ? (size_t)count : 8);
    uint64_t nonzero = (((x & low) + low) | x) >> 7 & 0x0101010101010101;
    return nonzero * 0x0102040810204080 >> 56;
}

void bn_mark(ptrdiff_t images, ptrdiff_t inputs, const uint8_t *bytes, uint64_t *marks) {
    ptrdiff_t words = bn_words(inputs);
    for (ptrdiff_t i = 0; i < images; i++, bytes += inputs, marks += words) {
        memset(marks, 0, (size_t)words * sizeof *marks);
        for (ptrdiff_t k = 0; k < inputs; k += 8) marks[k / 64] |= marksOfEight(bytes + k, inputs - k) << k % 64;
    }
}

void bn_gather(int rows, BNImages images, const uint32_t *samples, uint8_t *bytes, uint64_t *marks) {
    ptrdiff_t inputs = images.inputs, words = bn_words(inputs);
    for (int i = 0; i < rows; i++) {
        memcpy(bytes + i * inputs, images.bytes + samples[i] * inputs, (size_t)inputs);
        memcpy(marks + i * words, images.marks + samples[i] * words, (size_t)words * sizeof *marks);
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

void bn_turn(int rows, BNImages images, ptrdiff_t firstWord, ptrdiff_t lastWord, uint64_t *turned) {
    ptrdiff_t words = bn_words(images.inputs);
    for (int group = 0; group < rows; group += 64)
        for (ptrdiff_t word = firstWord; word < lastWord; word++) {
            uint64_t *square = turned + (group * words + word * 64);
            for (int i = 0; i < 64; i++) square[i] = group + i < rows ? images.marks[(group + i) * words + word] : 0;
            transposeBits(square);
        }
}

void bn_expand(int rows, int columns, int firstColumn, BNImages images, BNRows x) {
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            ptrdiff_t k = firstColumn + j;
            x.at[i * x.stride + j] = k < images.inputs ? images.levels[images.bytes[i * images.inputs + k]] : 0;
        }
}

void bn_transpose(int rows, int columns, BNRows x, BNRows y) {
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) y.at[j * y.stride + i] = x.at[i * x.stride + j];
}
