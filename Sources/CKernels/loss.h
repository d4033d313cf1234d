/// Softmax and its cross-entropy, with sixteen partial sums along a row.
#pragma once

#include "lanes.h"
#include "losses.h"

/// Σⱼ exp(z[j] - greatest), in the order of lanes.
INLINE float sumOfExponentials(int columns, const float *z, float greatest) {
    Vector sum = 0;
    FOR_COLUMNS(columns, { sum += inside(exponential16(load(z + j, lanes) - greatest), lanes); });
    return laneSum(sum);
}

static void softmaxLoss(int rows, int columns, BNRows logits, const uint8_t *labels, float batch, float *losses, uint8_t *correct, BNRows gradient) {
    for (int i = 0; i < rows; i++) {
        const float *z = row(logits, i);
        int first = firstGreatest(columns, z);
        float greatest = first < 0 ? -INFINITY : z[first], sum = sumOfExponentials(columns, z, greatest);
        losses[i] = logarithm(sum) - (z[labels[i]] - greatest);
        correct[i] = first == labels[i];
        if (!gradient.at) continue;
        FOR_COLUMNS(columns, {
            Vector share = exponential16(load(z + j, lanes) - greatest) / sum;
            if (labels[i] >= j && labels[i] < j + lanes) share[labels[i] - j] -= 1.0f;
            store(row(gradient, i) + j, share / batch, lanes);
        });
    }
}
