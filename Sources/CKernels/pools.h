/// Pooling over windows of positions, channel by channel. Written over lanes.h or one.h.
#pragma once

/// The window of output position (y, x) inside the input: rows top ..< bottom, columns left ..< right.
typedef struct Window {
    int top, bottom, left, right;
} Window;

INLINE Window windowAt(const BNWindows *w, int y, int x) {
    int top = y * w->strideY - w->top, left = x * w->strideX - w->left;
    int bottom = top + w->windowHeight < w->height ? top + w->windowHeight : w->height;
    int right = left + w->windowWidth < w->width ? left + w->windowWidth : w->width;
    return (Window){top > 0 ? top : 0, bottom, left > 0 ? left : 0, right};
}

INLINE float *positionOf(BNRows x, int sample, int height, int width, int row, int column) {
    return x.at + (((ptrdiff_t)sample * height + row) * width + column) * x.stride;
}

/// Runs `body` for each output position of each sample: `window` is its part of the input, `out` the offset of its row of the output.
#define FOR_WINDOWS(samples, w, body)                                                                 \
    do {                                                                                              \
        for (int sample = 0; sample < (samples); sample++)                                            \
            for (int y = 0; y < (w)->outHeight; y++)                                                  \
                for (int x = 0; x < (w)->outWidth; x++) {                                             \
                    Window window = windowAt(w, y, x);                                                \
                    ptrdiff_t out = ((ptrdiff_t)sample * (w)->outHeight + y) * (w)->outWidth + x;     \
                    body                                                                              \
                }                                                                                     \
    } while (0)

/// Runs `body` for each position of a window, in row-major order: `p` is its first channel in `rows`, `q` the same in `others`.
#define FOR_POSITIONS(w, rows, others, body)                                                    \
    do {                                                                                        \
        for (int r = window.top; r < window.bottom; r++)                                        \
            for (int c = window.left; c < window.right; c++) {                                  \
                float *p = positionOf(rows, sample, (w)->height, (w)->width, r, c) + j;         \
                float *q = positionOf(others, sample, (w)->height, (w)->width, r, c) + j;       \
                (void)q;                                                                        \
                body                                                                            \
            }                                                                                   \
    } while (0)

static void maxPool(int samples, const BNWindows *w, BNRows input, BNRows output) {
    FOR_WINDOWS(samples, w, {
        FOR_COLUMNS(w->channels, {
            Vector greatest = -INFINITY;
            FOR_POSITIONS(w, input, input, {
                Vector value = load(p, lanes);
                greatest = value > greatest ? value : greatest;
                greatest = value == value ? greatest : value;
            });
            store(row(output, out) + j, greatest, lanes);
        });
    });
}

static void clearInput(int samples, const BNWindows *w, BNRows dInput) {
    for (ptrdiff_t i = 0; i < (ptrdiff_t)samples * w->height * w->width; i++) FOR_COLUMNS(w->channels, { store(row(dInput, i) + j, 0, lanes); });
}

static void maxPoolGradient(bool isShared, int samples, const BNWindows *w, BNRows input, BNRows output, BNRows dOutput, BNRows dInput) {
    clearInput(samples, w, dInput);
    FOR_WINDOWS(samples, w, {
        FOR_COLUMNS(w->channels, {
            Vector greatest = load(row(output, out) + j, lanes);
            Vector rest = load(row(dOutput, out) + j, lanes);
            if (isShared) {
                Vector count = 0;
                FOR_POSITIONS(w, input, input, { count += load(p, lanes) == greatest ? (Vector)1.0f : (Vector)0.0f; });
                rest = rest / count;
            }
            FOR_POSITIONS(w, input, dInput, {
                Vector value = load(p, lanes);
                Vector share = value == greatest ? rest : (Vector)0.0f;
                store(q, load(q, lanes) + share, lanes);
                rest = value == greatest && !isShared ? (Vector)0.0f : rest;
            });
        });
    });
}

INLINE float positionsIn(Window window) { return (float)((window.bottom - window.top) * (window.right - window.left)); }

static void averagePool(int samples, const BNWindows *w, BNRows input, BNRows output) {
    FOR_WINDOWS(samples, w, {
        FOR_COLUMNS(w->channels, {
            Vector sum = 0;
            FOR_POSITIONS(w, input, input, { sum += load(p, lanes); });
            store(row(output, out) + j, sum / positionsIn(window), lanes);
        });
    });
}

static void averagePoolGradient(int samples, const BNWindows *w, BNRows dOutput, BNRows dInput) {
    clearInput(samples, w, dInput);
    FOR_WINDOWS(samples, w, {
        FOR_COLUMNS(w->channels, {
            Vector share = load(row(dOutput, out) + j, lanes) / positionsIn(window);
            FOR_POSITIONS(w, dInput, dInput, { store(p, load(p, lanes) + share, lanes); });
        });
    });
}
