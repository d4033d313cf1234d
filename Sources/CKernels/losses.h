/// The losses beside the plain cross-entropy. Written over lanes.h or one.h; what is added along a row is added in the order of its columns.
#pragma once

/// So many outputs at a time; of more rows where these are short. Several, since the sums of rows do not wait for each other.
#define LOSS_ROWS 4
#define LOSS_COLUMNS 64

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

/// sum + x[0] + x[1] + …, one after the other.
INLINE float addedInOrder(float sum, Vector x, int lanes) {
    float each[LANES];
    store(each, x, LANES);
    for (int lane = 0; lane < lanes; lane++) sum += each[lane];
    return sum;
}

/// sum + a[0] · b[0] + a[1] · b[1] + …, one after the other.
INLINE float productsInOrder(float sum, Vector a, Vector b, int lanes) {
    float left[LANES], right[LANES];
    store(left, a, LANES);
    store(right, b, LANES);
    for (int lane = 0; lane < lanes; lane++) sum = fmaf(left[lane], right[lane], sum);
    return sum;
}

/// Σⱼ exp(z[j] - greatest), from the first column to the last.
static float sumInOrder(int columns, const float *z, float greatest) {
    float sum = 0;
    FOR_COLUMNS(columns, { sum = addedInOrder(sum, exponential16(load(z + j, lanes) - greatest), lanes); });
    return sum;
}

static void smoothedLoss(int rows, int columns, float smoothing, BNRows logits, const uint8_t *labels, float batch, float *losses, uint8_t *correct,
                         BNRows gradient) {
    float rest = smoothing / (float)columns;
    for (int i = 0; i < rows; i++) {
        const float *z = row(logits, i);
        int first = firstGreatest(columns, z);
        float greatest = first < 0 ? NAN : z[first], sum = sumInOrder(columns, z, greatest), expected = 0;
        FOR_COLUMNS(columns, {
            Vector below = load(z + j, lanes) - greatest;
            Vector target = isLane(labels[i] - j) ? (Vector)(1.0f - smoothing + rest) : (Vector)rest;
            expected = productsInOrder(expected, target, below, lanes);
            if (gradient.at) store(row(gradient, i) + j, (exponential16(below) / sum - target) / batch, lanes);
        });
        losses[i] = logarithm(sum) - expected;
        correct[i] = first == labels[i];
    }
}

/// The outputs z of a row, with the softmax of which `greatest` and `sum` are known, or as they are; and how far they are from the label's.
INLINE Vector outputsOf(bool softmax, Vector z, float greatest, float sum, int place, Vector *difference) {
    Vector y = softmax ? exponential16(z - greatest) / sum : z;
    *difference = y - (isLane(place) ? (Vector)1.0f : (Vector)0.0f);
    return y;
}

static void squaredLoss(bool softmax, int rows, int columns, BNRows x, const uint8_t *labels, float batch, float *losses, uint8_t *correct,
                        BNRows gradient) {
    for (int i = 0; i < rows; i++) {
        const float *z = row(x, i);
        int first = firstGreatest(columns, z);
        float greatest = first < 0 ? NAN : z[first], sum = softmax ? sumInOrder(columns, z, greatest) : 1.0f, squares = 0, slope = 0;
        FOR_COLUMNS(columns, {
            Vector d;
            Vector y = outputsOf(softmax, load(z + j, lanes), greatest, sum, labels[i] - j, &d);
            squares = productsInOrder(squares, d, d, lanes);
            slope = productsInOrder(slope, d, y, lanes);
        });
        losses[i] = squares / (float)columns;
        correct[i] = first == labels[i];
        if (!gradient.at) continue;
        FOR_COLUMNS(columns, {
            Vector d;
            Vector y = outputsOf(softmax, load(z + j, lanes), greatest, sum, labels[i] - j, &d);
            store(row(gradient, i) + j, 2.0f * (softmax ? y * (d - slope) : d) / (float)columns / batch, lanes);
        });
    }
}

/// The losses of outputs against their targets, and their slopes.
INLINE Vector lossOf(BNElementLoss kind, float delta, Vector y, Vector target, Vector *slope) {
    Vector d = y - target, size = magnitude(d);
    switch (kind) {
    case BNAbsoluteError:
        *slope = d > 0 ? (Vector)1.0f : d < 0 ? (Vector)-1.0f : d;
        return size;
    case BNHuber:
        *slope = size <= delta ? d : d > 0 ? (Vector)delta : d < 0 ? (Vector)-delta : d;
        return size <= delta ? 0.5f * d * d : delta * size - 0.5f * delta * delta;
    case BNBinaryCrossentropy:
        *slope = sigmoid16(y) - target;
        return (y > 0 ? y : y <= 0 ? (Vector)0.0f : y) - y * target + logarithm16(1.0f + exponential16(-magnitude(y)));
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
    float y[LOSS_ROWS * LOSS_COLUMNS] = {0}, target[LOSS_ROWS * LOSS_COLUMNS] = {0}, loss[LOSS_ROWS * LOSS_COLUMNS], slope[LOSS_ROWS * LOSS_COLUMNS];
    int together = columns < LOSS_COLUMNS ? LOSS_ROWS * LOSS_COLUMNS / columns : LOSS_ROWS;
    for (int i = 0; i < rows; i++) losses[i] = 0;
    for (int first = 0; first < rows; first += together)
        for (int left = 0; left < columns; left += LOSS_COLUMNS) {
            int last = first + together < rows ? first + together : rows, right = left + LOSS_COLUMNS < columns ? left + LOSS_COLUMNS : columns;
            int count = 0;
            for (int i = first; i < last; i++)
                for (int j = left; j < right; j++, count++) {
                    y[count] = row(x, i)[j];
                    target[count] = targets ? targets[(ptrdiff_t)i * columns + j] : columns == 1 ? (float)(labels[i] > 0) : j == labels[i] ? 1.0f : 0.0f;
                }
            for (int k = 0; k < count; k += LANES) {
                Vector slopes;
                store(loss + k, lossOf(kind, delta, load(y + k, LANES), load(target + k, LANES), &slopes), LANES);
                store(slope + k, slopes / (float)columns / batch, LANES);
            }
            const float *l = loss, *s = slope;
            for (int i = first; i < last; i++, l += right - left, s += right - left) {
                float sum = losses[i];
                for (int j = left; j < right; j++) {
                    sum += l[j - left];
                    if (gradient.at) row(gradient, i)[j] = s[j - left];
                }
                losses[i] = sum;
            }
        }
    for (int i = 0; i < rows; i++) {
        const float *own = targets ? targets + (ptrdiff_t)i * columns : NULL;
        losses[i] /= (float)columns;
        correct[i] = (!own || kind == BNBinaryCrossentropy) && saysTarget(columns, row(x, i), own, labels[i]);
    }
}
