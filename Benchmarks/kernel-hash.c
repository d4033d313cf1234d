/// Prints a digest of what each operation of each variant writes, for comparison between machines: see Scripts/check-neon.sh.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"

enum { ROWS = 37, COLUMNS = 83, INPUTS = 150 };

static uint64_t state;

static float number(void) {
    static const float specials[] = {0, -0.0f, 1e-45f, -1e-40f, 3e38f, -3e38f, 88.7f, -87.4f, 1};
    state = state * 6364136223846793005u + 1442695040888963407u;
    uint32_t word = (uint32_t)(state >> 33);
    return word % 8 == 0 ? specials[word / 8 % 9] : (float)(int32_t)(word << 1) / 0x1p30f;
}

static float *numbers(int count) {
    float *values = malloc(sizeof(float) * (size_t)count);
    for (int i = 0; i < count; i++) values[i] = number();
    return values;
}

static float *positive(int count) {
    float *values = numbers(count);
    for (int i = 0; i < count; i++) values[i] = values[i] < 0 ? -values[i] : values[i];
    return values;
}

/// FNV-1a over the bits, all NaN as one.
static uint64_t digest(uint64_t hash, const float *values, int count) {
    for (int i = 0; i < count; i++) {
        uint32_t bits = 0x7FC00000;
        if (values[i] == values[i]) memcpy(&bits, &values[i], sizeof bits);
        for (int byte = 0; byte < 4; byte++) hash = (hash ^ (bits >> (8 * byte) & 255)) * 0x100000001B3u;
    }
    return hash;
}

static uint64_t digestOf(const BNKernels *k) {
    const int size = ROWS * COLUMNS;
    uint64_t hash = 0xCBF29CE484222325u;
    state = 1;
    BNRows x = {numbers(size), COLUMNS}, d = {numbers(size), COLUMNS}, y = {numbers(size), COLUMNS}, n = {numbers(size), COLUMNS};
    BNRows b = {numbers(INPUTS * COLUMNS), COLUMNS};
    float *a = numbers(ROWS * INPUTS), *bias = numbers(COLUMNS), *mean = numbers(COLUMNS), *variance = positive(COLUMNS), *inverse = numbers(COLUMNS);
    k->product(ROWS, COLUMNS, INPUTS, a, INPUTS, 1, b, bias, y);
    hash = digest(hash, y.at, size);
    uint8_t bytes[ROWS * INPUTS], touched[INPUTS] = {0}, labels[ROWS], correct[ROWS];
    for (int i = 0; i < ROWS * INPUTS; i++) bytes[i] = i % 5 == 0 ? (uint8_t)(i * 31) : 0;
    for (int i = 0; i < ROWS; i++) labels[i] = (uint8_t)(i % COLUMNS);
    uint64_t marks[ROWS * 3], turned[64 * 3];
    float levels[256];
    bn_mark(ROWS, INPUTS, bytes, marks);
    bn_levels(levels);
    BNImages images = {bytes, marks, levels, INPUTS};
    bn_turn(ROWS, images, 0, 3, turned);
    k->imageProduct(ROWS, COLUMNS, images, b, bias, y);
    hash = digest(hash, y.at, size);
    for (int rule = BNDescent; rule <= BNAdam; rule++) {
        BNOptimizer o = {(BNRule)rule, 0.01f, 0.9f, 0.1f, 0.001f, 1e-7f};
        BNParameters p = {numbers(INPUTS * COLUMNS), numbers(INPUTS * COLUMNS), positive(INPUTS * COLUMNS), COLUMNS};
        k->imageUpdate(ROWS, COLUMNS, images, turned, d, &o, p, touched);
        k->update(ROWS, COLUMNS, d, &o, p);
        hash = digest(digest(digest(hash, p.values, INPUTS * COLUMNS), p.first, INPUTS * COLUMNS), p.second, INPUTS * COLUMNS);
    }
    k->columnSums(ROWS, COLUMNS, x, mean);
    hash = digest(hash, mean, COLUMNS);
    k->moments(ROWS, COLUMNS, d, mean, variance);
    k->normalize(ROWS, COLUMNS, d, mean, variance, 0.001f, bias, bias, inverse, n, y);
    hash = digest(digest(hash, n.at, size), y.at, size);
    k->normalizeGradient(ROWS, COLUMNS, x, n, inverse, bias, mean, variance, y);
    hash = digest(digest(digest(hash, mean, COLUMNS), variance, COLUMNS), y.at, size);
    for (int f = BNLinear; f <= BNTanh; f++) {
        k->activate((BNFunction)f, ROWS, COLUMNS, x, y);
        hash = digest(hash, y.at, size);
        k->activateGradient((BNFunction)f, ROWS, COLUMNS, y, d, n);
        hash = digest(hash, n.at, size);
    }
    k->drop(ROWS, COLUMNS, 16, (BNRandom){1, 2, 3}, 0.3f, x, y);
    hash = digest(hash, y.at, size);
    float losses[ROWS];
    k->softmaxLoss(ROWS, COLUMNS, d, labels, ROWS, losses, correct, y);
    return digest(digest(hash, losses, ROWS), y.at, size);
}

int main(void) {
    for (const BNKernels *const *variant = bn_variants(); *variant; variant++)
        if ((*variant)->supported()) printf("%016llx %s\n", (unsigned long long)digestOf(*variant), (*variant)->name);
}
