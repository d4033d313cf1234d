/// Dropout, sixteen columns at a time.
#pragma once

#include "lanes.h"
#include "random.h"

/// High and low halves of 32-bit products.
INLINE Words multiply(uint32_t a, Words b, Words *low) {
    LongWords p = __builtin_convertvector(b, LongWords) * (uint64_t)a;
    *low = __builtin_convertvector(p, Words);
    return __builtin_convertvector(p >> 32, Words);
}

/// The words of the row's group of 64 columns: words[w][lane] decides about column 16·w + lane of the group.
INLINE void dropWords(BNRandom random, uint32_t i, uint32_t group, Words words[4]) {
    Words c0, c1 = i, c2 = random.step, c3 = random.stream;
    for (int lane = 0; lane < LANES; lane++) c0[lane] = group * LANES + (uint32_t)lane;
    uint32_t k0 = (uint32_t)random.seed, k1 = (uint32_t)(random.seed >> 32);
    for (int round = 0; round < PHILOX_ROUNDS; round++) {
        Words low0, low1, high0 = multiply(PHILOX_MULTIPLIER_0, c0, &low0), high1 = multiply(PHILOX_MULTIPLIER_1, c2, &low1);
        c0 = high1 ^ c1 ^ k0;
        c2 = high0 ^ c3 ^ k1;
        c1 = low1;
        c3 = low0;
        k0 += PHILOX_WEYL_0;
        k1 += PHILOX_WEYL_1;
    }
    words[0] = c0;
    words[1] = c1;
    words[2] = c2;
    words[3] = c3;
}

static void drop(int rows, int columns, int firstColumn, BNRandom random, float rate, BNRows x, BNRows y) {
    float scale = 1.0f / (1.0f - rate);
    Words threshold = dropThreshold(rate), words[4];
    for (int i = 0; i < rows; i++) {
        int group = -1;
        FOR_COLUMNS(columns, {
            int column = firstColumn + j;
            if (column / 64 != group) dropWords(random, (uint32_t)i, (uint32_t)(group = column / 64), words);
            Vector kept = load(row(x, i) + j, lanes) * scale;
            store(row(y, i) + j, words[column % 64 / 16] < threshold ? (Vector)0.0f : kept, lanes);
        });
    }
}
