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

/// A window's numbers in columns side by side: `height` × `width` positions, `down` and `across` from each other.
typedef struct Places {
    int height, width;
    ptrdiff_t down, across;
} Places;

INLINE Places placesOf(const BNWindows *w, Window window, BNRows x) {
    return (Places){window.bottom - window.top, window.right - window.left, w->width * x.stride, x.stride};
}

/// Calls `f` with the places of a window and what follows; those of the commonest size as constants.
#define FOR_PLACES(places, f, ...)                                                                          \
    do {                                                                                                    \
        if ((places).height == 2 && (places).width == 2) f(((Places){2, 2, (places).down, (places).across}), __VA_ARGS__); \
        else f(places, __VA_ARGS__);                                                                        \
    } while (0)

/// Runs `body` for the offset `at` of each position of a window, in row-major order.
#define FOR_POSITIONS(places, body)                                              \
    for (int r = 0; r < (places).height; r++)                                    \
        for (int c = 0; c < (places).width; c++) {                               \
            ptrdiff_t at = r * (places).down + c * (places).across;              \
            body                                                                 \
        }

INLINE void greatestOf(Places places, int channels, const float *x, float *y) {
    FOR_COLUMNS(channels, {
        Vector greatest = -INFINITY;
        FOR_POSITIONS(places, {
            Vector value = load(x + at + j, lanes);
            greatest = value > greatest ? value : greatest;
            greatest = value == value ? greatest : value;
        })
        store(y + j, greatest, lanes);
    });
}

static void maxPool(int samples, const BNWindows *w, BNRows input, BNRows output) {
    FOR_WINDOWS(samples, w, {
        Places places = placesOf(w, window, input);
        const float *x = positionOf(input, sample, w->height, w->width, window.top, window.left);
        FOR_PLACES(places, greatestOf, w->channels, x, row(output, out));
    });
}

/// Whether each position is in one window and no other: its gradient is then written, and nothing needs to be cleared before.
INLINE bool areTiles(const BNWindows *w) {
    return w->top == 0 && w->left == 0 && w->strideY == w->windowHeight && w->strideX == w->windowWidth && w->outHeight * w->strideY >= w->height
        && w->outWidth * w->strideX >= w->width;
}

static void clearInput(int samples, const BNWindows *w, BNRows dInput) {
    for (ptrdiff_t i = 0; i < (ptrdiff_t)samples * w->height * w->width; i++) FOR_COLUMNS(w->channels, { store(row(dInput, i) + j, 0, lanes); });
}

/// What lies at p with `share` added, or 0 with it.
INLINE void give(bool areTiles, Vector share, float *p, int lanes) { store(p, (areTiles ? (Vector)0.0f : load(p, lanes)) + share, lanes); }

INLINE void giveToGreatest(Places places, bool areTiles, bool isShared, int channels, const float *x, const float *y, const float *dy, ptrdiff_t down,
                           ptrdiff_t across, float *dx) {
    FOR_COLUMNS(channels, {
        Vector greatest = load(y + j, lanes);
        Vector rest = load(dy + j, lanes);
        if (isShared) {
            Vector count = 0;
            FOR_POSITIONS(places, { count += load(x + at + j, lanes) == greatest ? (Vector)1.0f : (Vector)0.0f; })
            rest = rest / count;
        }
        FOR_POSITIONS(places, {
            Vector value = load(x + at + j, lanes);
            give(areTiles, value == greatest ? rest : (Vector)0.0f, dx + r * down + c * across + j, lanes);
            rest = value == greatest && !isShared ? (Vector)0.0f : rest;
        })
    });
}

static void maxPoolGradient(bool isShared, int samples, const BNWindows *w, BNRows input, BNRows output, BNRows dOutput, BNRows dInput) {
    bool tiles = areTiles(w);
    if (!tiles) clearInput(samples, w, dInput);
    FOR_WINDOWS(samples, w, {
        Places places = placesOf(w, window, input);
        const float *x = positionOf(input, sample, w->height, w->width, window.top, window.left);
        float *dx = positionOf(dInput, sample, w->height, w->width, window.top, window.left);
        ptrdiff_t down = w->width * dInput.stride;
        if (tiles) FOR_PLACES(places, giveToGreatest, true, isShared, w->channels, x, row(output, out), row(dOutput, out), down, dInput.stride, dx);
        else FOR_PLACES(places, giveToGreatest, false, isShared, w->channels, x, row(output, out), row(dOutput, out), down, dInput.stride, dx);
    });
}

INLINE void meanOf(Places places, int channels, const float *x, float *y) {
    FOR_COLUMNS(channels, {
        Vector sum = 0;
        FOR_POSITIONS(places, { sum += load(x + at + j, lanes); })
        store(y + j, sum / (float)(places.height * places.width), lanes);
    });
}

static void averagePool(int samples, const BNWindows *w, BNRows input, BNRows output) {
    FOR_WINDOWS(samples, w, {
        Places places = placesOf(w, window, input);
        const float *x = positionOf(input, sample, w->height, w->width, window.top, window.left);
        FOR_PLACES(places, meanOf, w->channels, x, row(output, out));
    });
}

INLINE void giveToAll(Places places, bool areTiles, int channels, const float *dy, float *dx) {
    FOR_COLUMNS(channels, {
        Vector share = load(dy + j, lanes) / (float)(places.height * places.width);
        FOR_POSITIONS(places, { give(areTiles, share, dx + at + j, lanes); })
    });
}

static void averagePoolGradient(int samples, const BNWindows *w, BNRows dOutput, BNRows dInput) {
    bool tiles = areTiles(w);
    if (!tiles) clearInput(samples, w, dInput);
    FOR_WINDOWS(samples, w, {
        Places places = placesOf(w, window, dInput);
        float *dx = positionOf(dInput, sample, w->height, w->width, window.top, window.left);
        if (tiles) FOR_PLACES(places, giveToAll, true, w->channels, row(dOutput, out), dx);
        else FOR_PLACES(places, giveToAll, false, w->channels, row(dOutput, out), dx);
    });
}
