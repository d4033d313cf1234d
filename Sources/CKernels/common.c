/// What every variant shares: integer work, and operations that run once or touch little.
#include <string.h>

#include "CKernels.h"
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

void bn_average(int columns, float momentum, float rest, const float *batch, float *moving) {
    for (int j = 0; j < columns; j++) moving[j] = moving[j] * momentum + batch[j] * rest;
}

void bn_levels(float levels[256]) {
    for (int byte = 0; byte < 256; byte++) levels[byte] = (float)byte / 255.0f;
}

size_t bn_countNonzero(size_t count, const uint8_t *bytes) {
    size_t nonzero = 0;
    for (size_t i = 0; i < count; i++) nonzero += bytes[i] != 0;
    return nonzero;
}

void bn_list(size_t images, size_t inputs, const uint8_t *bytes, uint64_t *starts, uint32_t *entries) {
    uint64_t next = 0;
    for (size_t image = 0; image < images; image++, bytes += inputs) {
        starts[image] = next;
        for (size_t i = 0; i < inputs;) {
            uint64_t eight = 1;
            if (i + sizeof eight <= inputs) memcpy(&eight, bytes + i, sizeof eight);
            size_t end = i + (i + sizeof eight <= inputs ? sizeof eight : 1);
            if (eight == 0) i = end;
            for (; i < end; i++) {
                // Written always, counted if it is not zero: a branch here would be mispredicted at every other edge.
                entries[next] = (uint32_t)i << 8 | bytes[i];
                next += bytes[i] != 0;
            }
        }
    }
    starts[images] = next;
}

void bn_expand(int rows, int columns, int firstColumn, BNImages images, const uint32_t *samples, BNRows x) {
    for (int i = 0; i < rows; i++) {
        float *row = x.at + i * x.stride;
        for (int j = 0; j < columns; j++) row[j] = 0;
        for (uint64_t e = images.starts[samples[i]]; e < images.starts[samples[i] + 1]; e++) {
            int column = (int)(images.entries[e] >> 8) - firstColumn;
            if (column >= 0 && column < columns) row[column] = images.levels[images.entries[e] & 255];
        }
    }
}

static void prefetch(BNImages images, uint32_t sample) {
    for (uint64_t e = images.starts[sample]; e < images.starts[sample + 1]; e += 16) __builtin_prefetch(images.entries + e);
}

void bn_turn(int rows, int inputs, BNImages images, const uint32_t *samples, uint32_t *starts, uint32_t *entries) {
    memset(starts, 0, ((size_t)inputs + 1) * sizeof *starts);
    for (int i = 0; i < rows; i++) {
        // The batch's images lie anywhere in memory.
        if (i + 2 < rows) prefetch(images, samples[i + 2]);
        for (uint64_t e = images.starts[samples[i]]; e < images.starts[samples[i] + 1]; e++) starts[(images.entries[e] >> 8) + 1]++;
    }
    uint32_t before = 0;
    // For now, starts[k + 1] is where pixel k's next entry goes; when all are placed, it is where those of k + 1 start.
    for (int k = 1; k <= inputs; k++) {
        uint32_t count = starts[k];
        starts[k] = before;
        before += count;
    }
    for (int i = 0; i < rows; i++)
        for (uint64_t e = images.starts[samples[i]]; e < images.starts[samples[i] + 1]; e++) {
            uint32_t entry = images.entries[e];
            entries[starts[(entry >> 8) + 1]++] = (uint32_t)i << 8 | (entry & 255);
        }
}

void bn_transpose(int rows, int columns, BNRows x, BNRows y) {
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) y.at[j * y.stride + i] = x.at[i * x.stride + j];
}
