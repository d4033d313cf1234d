/// Prints a digest of what each operation of each variant writes, for comparison between machines: see scripts/check-neon.
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

/// A matrix of random numbers.
static BNRows matrix(int rows, int columns) { return (BNRows){numbers(rows * columns), columns}; }

static uint64_t rowsDigest(uint64_t hash, BNRows x, int rows) { return digest(hash, x.at, rows * (int)x.stride); }

static uint64_t products(const BNKernels *k, uint64_t hash) {
    BNRows b = matrix(INPUTS, COLUMNS), y = matrix(ROWS, COLUMNS);
    float *a = numbers(ROWS * INPUTS), *bias = numbers(COLUMNS);
    int32_t rowOffsets[ROWS], innerOffsets[INPUTS];
    for (int i = 0; i < ROWS; i++) rowOffsets[i] = (i * 7 % ROWS) * INPUTS;
    for (int i = 0; i < INPUTS; i++) innerOffsets[i] = i * 11 % INPUTS;
    BNRows added = matrix(ROWS, COLUMNS);
    for (int all = 0; all < 2; all++) {
        BNEnding ending = {bias, all ? added : (BNRows){0}, all};
        k->product(ROWS, COLUMNS, INPUTS, a, INPUTS, 1, b, ending, y);
        hash = rowsDigest(hash, y, ROWS);
        k->turnedProduct(ROWS, COLUMNS, INPUTS, a, INPUTS, 1, (BNRows){b.at, INPUTS}, ending, y);
        hash = rowsDigest(hash, y, ROWS);
        if (all) ending.added = y;
        k->gatheredProduct(ROWS, COLUMNS, INPUTS, a, rowOffsets, innerOffsets, b, ending, y, (BNUpcoming){a, INPUTS});
        hash = rowsDigest(hash, y, ROWS);
    }
    return hash;
}

static uint64_t images(const BNKernels *k, uint64_t hash) {
    BNRows b = matrix(INPUTS, COLUMNS), d = matrix(ROWS, COLUMNS), y = matrix(ROWS, COLUMNS);
    uint8_t bytes[ROWS * INPUTS], seen[INPUTS] = {0};
    for (int i = 0; i < ROWS * INPUTS; i++) bytes[i] = i % 5 == 0 ? (uint8_t)(i * 31) : 0;
    uint64_t nonzeroMask[ROWS * 3], transposed[64 * 3];
    float byteToFloat[256];
    bn_nonzeroMask(ROWS, INPUTS, bytes, nonzeroMask);
    bn_byteToFloat(byteToFloat);
    BNImages x = {bytes, nonzeroMask, byteToFloat, INPUTS};
    bn_transposeMask(ROWS, x, 0, 3, transposed);
    k->imageProduct(ROWS, COLUMNS, x, 1, b, numbers(COLUMNS), y);
    hash = rowsDigest(hash, y, ROWS);
    for (int rule = BNKeep; rule <= BNAdadelta; rule++) {
        BNOptimizer o = {(BNRule)rule, 0.01f, 0.9f, 0.1f, 0.001f, 1e-7f, 0.99f, 0.8f, 0.2f, 1.1f};
        const int size = INPUTS * COLUMNS;
        BNParameters p = {numbers(size), numbers(size), positive(size), positive(size), COLUMNS};
        if (rule <= BNAdam) k->imageUpdate(ROWS, COLUMNS, x, transposed, d, &o, p, seen);
        k->update(ROWS, COLUMNS, d, &o, p);
        hash = digest(digest(digest(digest(hash, p.values, size), p.first, size), p.second, size), p.third, size);
    }
    return hash;
}

static uint64_t columns(const BNKernels *k, uint64_t hash) {
    BNRows x = matrix(ROWS, COLUMNS), d = matrix(ROWS, COLUMNS), y = matrix(ROWS, COLUMNS), n = matrix(ROWS, COLUMNS);
    float *scale = numbers(COLUMNS), *mean = numbers(COLUMNS), *variance = numbers(COLUMNS), *inverse = numbers(COLUMNS), *groups = numbers(COLUMNS);
    k->columnSums(ROWS, COLUMNS, x, mean);
    k->columnProducts(ROWS, COLUMNS, x, d, variance);
    hash = digest(digest(hash, mean, COLUMNS), variance, COLUMNS);
    k->moments(ROWS, COLUMNS, d, mean, variance);
    for (int rectifies = 0; rectifies < 2; rectifies++) {
        BNNormalization by = {mean, variance, 0.001f, scale, scale, inverse, rectifies};
        k->normalize(by, ROWS, COLUMNS, d, y);
        hash = rowsDigest(digest(hash, inverse, COLUMNS), y, ROWS);
        for (int own = 0; own < 2; own++) {
            k->normalizeGradient(by, own, ROWS, COLUMNS, x, d, groups, n.at, y);
            hash = rowsDigest(digest(digest(hash, groups, COLUMNS), n.at, COLUMNS), y, ROWS);
        }
    }
    k->normalizeGroups(ROWS, 1, 1, COLUMNS, d, 0.001f, scale, scale, groups, n, y);
    hash = rowsDigest(rowsDigest(digest(hash, groups, ROWS), n, ROWS), y, ROWS);
    k->normalizeGroupsGradient(ROWS, 1, 1, COLUMNS, x, n, groups, scale, y);
    return rowsDigest(hash, y, ROWS);
}

static uint64_t elements(const BNKernels *k, uint64_t hash) {
    BNRows x = matrix(ROWS, COLUMNS), d = matrix(ROWS, COLUMNS), y = matrix(ROWS, COLUMNS), n = matrix(ROWS, COLUMNS);
    for (int f = BNLinear; f <= BNTanh; f++) {
        BNActivation activation = {(BNFunction)f, 0.3f};
        k->activate(activation, ROWS, COLUMNS, x, y);
        k->activateGradient(activation, ROWS, COLUMNS, x, y, d, n);
        hash = rowsDigest(rowsDigest(hash, y, ROWS), n, ROWS);
    }
    k->drop(ROWS, COLUMNS, 16, (BNRandom){1, 2, 3}, 0.3f, x, y);
    hash = rowsDigest(hash, y, ROWS);
    float losses[ROWS];
    uint8_t labels[ROWS], correct[ROWS];
    for (int i = 0; i < ROWS; i++) labels[i] = (uint8_t)(i % COLUMNS);
    k->softmaxLoss(ROWS, COLUMNS, d, labels, ROWS, losses, correct, y);
    return rowsDigest(digest(hash, losses, ROWS), y, ROWS);
}

static uint64_t pools(const BNKernels *k, uint64_t hash) {
    enum { SAMPLES = 2, IN = SAMPLES * 7 * 6, OUT = SAMPLES * 3 * 3 };
    BNWindows windows = {7, 6, COLUMNS, 3, 2, 2, 2, 0, 0, 3, 3};
    BNRows x = matrix(IN, COLUMNS), dx = matrix(IN, COLUMNS), y = matrix(OUT, COLUMNS), dy = matrix(OUT, COLUMNS);
    k->maxPool(SAMPLES, &windows, x, y);
    k->maxPoolGradient(false, SAMPLES, &windows, x, y, dy, dx);
    hash = rowsDigest(rowsDigest(hash, y, OUT), dx, IN);
    k->averagePool(SAMPLES, &windows, x, y);
    k->averagePoolGradient(SAMPLES, &windows, dy, dx);
    return rowsDigest(rowsDigest(hash, y, OUT), dx, IN);
}

static uint64_t recurrence(const BNKernels *k, uint64_t hash) {
    BNActivation tanh = {BNTanh, 0};
    BNRows one[8], four[4];
    for (int i = 0; i < 8; i++) one[i] = matrix(ROWS, COLUMNS);
    for (int i = 0; i < 4; i++) four[i] = matrix(ROWS, 4 * COLUMNS);
    k->recurrentStep(tanh, ROWS, COLUMNS, one[0], one[1], one[2], one[3]);
    k->recurrentStepGradient(tanh, ROWS, COLUMNS, one[2], one[3], one[4], one[5]);
    k->lstmStep(ROWS, COLUMNS, four[0], four[1], one[0], four[2], one[1], one[3]);
    k->lstmStepGradient(ROWS, COLUMNS, four[2], one[0], one[1], one[4], one[6], four[3]);
    for (int i = 0; i < 8; i++) hash = rowsDigest(hash, one[i], ROWS);
    for (int i = 0; i < 4; i++) hash = rowsDigest(hash, four[i], ROWS);
    BNRows three[5];
    for (int i = 0; i < 5; i++) three[i] = matrix(ROWS, 3 * COLUMNS);
    k->gruStep(ROWS, COLUMNS, three[0], three[1], one[0], three[2], one[1]);
    k->gruStepGradient(ROWS, COLUMNS, three[2], (BNRows){three[1].at + 2 * COLUMNS, three[1].stride}, one[0], one[4], three[3], three[4], one[5]);
    for (int i = 0; i < 5; i++) hash = rowsDigest(hash, three[i], ROWS);
    return rowsDigest(rowsDigest(hash, one[1], ROWS), one[5], ROWS);
}

int main(void) {
    uint64_t (*const parts[])(const BNKernels *, uint64_t) = {products, images, columns, elements, pools, recurrence};
    for (const BNKernels *const *variant = bn_variants(); *variant; variant++) {
        if (!(*variant)->supported()) continue;
        uint64_t hash = 0xCBF29CE484222325u;
        state = 1;
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) hash = parts[i](*variant, hash);
        printf("%016llx %s\n", (unsigned long long)hash, (*variant)->name);
    }
}
