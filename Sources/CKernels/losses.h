/// The losses beside the plain cross-entropy. They touch a batch times the classes: one definition, in each variant's instructions, serves all.
#pragma once

/// The place of the first greatest of z; -1 if none is a number.
static int firstGreatest(int columns, const float *z) {
    float greatest = -INFINITY;
    int first = -1;
    for (int j = 0; j < columns; j++)
        if (z[j] > greatest) {
            greatest = z[j];
            first = j;
        }
    return first;
}

/// Σⱼ exp(z[j] - greatest), from the first column to the last.
static float sumInOrder(int columns, const float *z, float greatest) {
    float sum = 0;
    for (int j = 0; j < columns; j++) sum += exponential(z[j] - greatest);
    return sum;
}

static void smoothedLoss(int rows, int columns, float smoothing, BNRows logits, const uint8_t *labels, float batch, float *losses, uint8_t *correct,
                         BNRows gradient) {
    float rest = smoothing / (float)columns;
    for (int i = 0; i < rows; i++) {
        const float *z = logits.at + i * logits.stride;
        int first = firstGreatest(columns, z);
        float greatest = first < 0 ? NAN : z[first], sum = sumInOrder(columns, z, greatest), expected = 0;
        for (int j = 0; j < columns; j++) {
            float target = j == labels[i] ? 1.0f - smoothing + rest : rest;
            expected = fmaf(target, z[j] - greatest, expected);
            if (gradient.at) gradient.at[i * gradient.stride + j] = (exponential(z[j] - greatest) / sum - target) / batch;
        }
        losses[i] = logarithm(sum) - expected;
        correct[i] = first == labels[i];
    }
}

static void squaredLoss(bool softmax, int rows, int columns, BNRows x, const uint8_t *labels, float batch, float *losses, uint8_t *correct,
                        BNRows gradient) {
    for (int i = 0; i < rows; i++) {
        const float *z = x.at + i * x.stride;
        int first = firstGreatest(columns, z);
        float greatest = first < 0 ? NAN : z[first], sum = softmax ? sumInOrder(columns, z, greatest) : 1.0f, squares = 0, slope = 0;
        for (int j = 0; j < columns; j++) {
            float y = softmax ? exponential(z[j] - greatest) / sum : z[j], d = y - (j == labels[i] ? 1.0f : 0.0f);
            squares = fmaf(d, d, squares);
            slope = fmaf(d, y, slope);
        }
        losses[i] = squares / (float)columns;
        correct[i] = first == labels[i];
        for (int j = 0; j < columns && gradient.at; j++) {
            float y = softmax ? exponential(z[j] - greatest) / sum : z[j], d = y - (j == labels[i] ? 1.0f : 0.0f);
            gradient.at[i * gradient.stride + j] = 2.0f * (softmax ? y * (d - slope) : d) / (float)columns / batch;
        }
    }
}

/// The loss of one output against its target, and its slope.
static float lossOf(BNElementLoss kind, float delta, float y, float target, float *slope) {
    float d = y - target, size = fabsf(d);
    switch (kind) {
    case BNAbsoluteError:
        *slope = d > 0 ? 1.0f : d < 0 ? -1.0f : d;
        return size;
    case BNHuber:
        *slope = size <= delta ? d : d > 0 ? delta : d < 0 ? -delta : d;
        return size <= delta ? 0.5f * d * d : delta * size - 0.5f * delta * delta;
    case BNBinaryCrossentropy:
        *slope = sigmoid(y) - target;
        return (y > 0 ? y : y <= 0 ? 0.0f : y) - y * target + logarithm(1.0f + exponential(-fabsf(y)));
    default:
        *slope = 2.0f * d;
        return d * d;
    }
}

/// Whether a row of outputs says what its targets are: the class by a threshold of 0, or the greatest.
static bool saysTarget(int columns, const float *y, const float *targets, uint8_t label) {
    if (!targets) return columns == 1 ? (y[0] == y[0] && (y[0] > 0) == (label > 0)) : firstGreatest(columns, y) == label;
    for (int j = 0; j < columns; j++)
        if (y[j] != y[j] || (y[j] > 0) != (targets[j] > 0.5f)) return false;
    return true;
}

static void elementLoss(BNElementLoss kind, float delta, int rows, int columns, BNRows x, const float *targets, const uint8_t *labels, float batch,
                        float *losses, uint8_t *correct, BNRows gradient) {
    for (int i = 0; i < rows; i++) {
        const float *y = x.at + i * x.stride, *own = targets ? targets + (int64_t)i * columns : NULL;
        float sum = 0;
        for (int j = 0; j < columns; j++) {
            float target = own ? own[j] : columns == 1 ? (float)(labels[i] > 0) : j == labels[i] ? 1.0f : 0.0f, slope;
            sum += lossOf(kind, delta, y[j], target, &slope);
            if (gradient.at) gradient.at[i * gradient.stride + j] = slope / (float)columns / batch;
        }
        losses[i] = sum / (float)columns;
        correct[i] = (!own || kind == BNBinaryCrossentropy) && saysTarget(columns, y, own, labels[i]);
    }
}
