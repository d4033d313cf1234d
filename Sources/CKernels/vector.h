/// The body of the vector variants: scalar.c's operations, sixteen columns at a time. avx2.c, avx512.c and neon.c include it, having set
/// VARIANT, the name of the table; TILE_ROWS × TILE_VECTORS, the sums of a product kept in registers; and PANEL_VECTORS, those of an image's row.
/// Each lane repeats the scalar sequence of operations, so each lane has the scalar's bits.
#include <stddef.h>
#include <string.h>

#include "elementary.h"
#include "random.h"
#include "variants.h"

#pragma STDC FP_CONTRACT OFF
// How a vector is passed between functions does not matter: all that take one are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

#define LANES 16
#define HALF_PANEL (PANEL_VECTORS / 2)
#define INLINE static inline __attribute__((always_inline))

typedef float Vector __attribute__((ext_vector_type(LANES)));
typedef int32_t Integers __attribute__((ext_vector_type(LANES)));
typedef uint32_t Words __attribute__((ext_vector_type(LANES)));
typedef uint64_t LongWords __attribute__((ext_vector_type(LANES)));
typedef float Half __attribute__((ext_vector_type(8)));
typedef float Quarter __attribute__((ext_vector_type(4)));

// MEMORY

/// The first `lanes` floats from p on; the other lanes are 0.
INLINE Vector load(const float *p, int lanes) {
    Vector x = 0;
    if (lanes >= LANES) memcpy(&x, p, sizeof x);
    else for (int lane = 0; lane < lanes; lane++) x[lane] = p[lane];
    return x;
}

INLINE void store(float *p, Vector x, int lanes) {
    if (lanes >= LANES) memcpy(p, &x, sizeof x);
    else for (int lane = 0; lane < lanes; lane++) p[lane] = x[lane];
}

INLINE float *row(BNRows x, ptrdiff_t i) { return x.at + i * x.stride; }

INLINE Vector fma16(Vector a, Vector b, Vector c) { return __builtin_elementwise_fma(a, b, c); }

INLINE Vector magnitude(Vector x) { return __builtin_elementwise_abs(x); }

INLINE Vector squareRoot(Vector x) { return __builtin_elementwise_sqrt(x); }

// ELEMENTARY FUNCTIONS

INLINE Vector exponential16(Vector x) {
    Vector shifted = fma16(x, LOG2_E, INTEGER_SHIFT), n = shifted - INTEGER_SHIFT;
    Vector r = fma16(n, -LN2_LOW, fma16(n, -LN2_HIGH, x));
    Vector p = expCoefficients[0];
    for (int i = 1; i < 6; i++) p = fma16(p, r, expCoefficients[i]);
    p = fma16(p, r * r, r) + 1.0f;
    Integers power = (Integers)shifted - (int32_t)0x4B400000, half = power >> 1;
    Vector y = p * (Vector)((half + 127) << 23) * (Vector)((power - half + 127) << 23);
    return x > EXP_HIGHEST ? (Vector)INFINITY : x < EXP_LOWEST ? (Vector)0.0f : y;
}

INLINE Vector reciprocal16(Vector d) {
    Vector r = (Vector)(RECIPROCAL_SEED - (Words)d);
    for (int i = 0; i < 2; i++) {
        Vector e = fma16(-d, r, 1.0f);
        r = fma16(r, fma16(e, e, e), r);
    }
    return r;
}

INLINE Vector sigmoid16(Vector x) {
    Vector e = exponential16(-magnitude(x)), d = 1.0f + e;
    return x < 0 ? e / d : 1.0f / d;
}

INLINE Vector hyperbolicTangent16(Vector x) {
    Vector a = magnitude(x), z = x * x, p = tanhCoefficients[0];
    for (int i = 1; i < 5; i++) p = fma16(p, z, tanhCoefficients[i]);
    Vector large = __builtin_elementwise_copysign(1.0f - 2.0f / (exponential16(a + a) + 1.0f), x);
    return a < TANH_BY_POLYNOMIAL ? fma16(p * z, x, x) : large;
}

// PRODUCTS

/// One tile of c: `height` rows by `width` vectors, the last of them `lanes` wide. Called with constants, so that the sums stay in registers.
INLINE void tile(int height, int width, int lanes, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, const float *b, ptrdiff_t bStride,
                 const float *bias, float *c, ptrdiff_t cStride) {
    Vector sums[TILE_ROWS][TILE_VECTORS] = {0};
    for (int k = 0; k < inner; k++) {
        Vector right[TILE_VECTORS];
#pragma clang loop unroll(full)
        for (int v = 0; v < width; v++) right[v] = load(b + k * bStride + v * LANES, v + 1 < width ? LANES : lanes);
#pragma clang loop unroll(full)
        for (int i = 0; i < height; i++) {
            Vector left = a[i * aRow + k * aColumn];
#pragma clang loop unroll(full)
            for (int v = 0; v < width; v++) sums[i][v] = fma16(left, right[v], sums[i][v]);
        }
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < height; i++)
#pragma clang loop unroll(full)
        for (int v = 0; v < width; v++) {
            int n = v + 1 < width ? LANES : lanes;
            store(c + i * cStride + v * LANES, bias ? sums[i][v] + load(bias + v * LANES, n) : sums[i][v], n);
        }
}

/// All rows of a strip of c.
INLINE void strip(int width, int lanes, int rows, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, const float *b, ptrdiff_t bStride,
                  const float *bias, float *c, ptrdiff_t cStride) {
    int i = 0;
    for (; i + TILE_ROWS <= rows; i += TILE_ROWS)
        tile(TILE_ROWS, width, lanes, inner, a + i * aRow, aRow, aColumn, b, bStride, bias, c + i * cStride, cStride);
    for (; i < rows; i++) tile(1, width, lanes, inner, a + i * aRow, aRow, aColumn, b, bStride, bias, c + i * cStride, cStride);
}

static void product(int rows, int columns, int inner, const float *a, ptrdiff_t aRow, ptrdiff_t aColumn, BNRows b, const float *bias, BNRows c) {
    int j = 0;
    for (; j + TILE_VECTORS * LANES <= columns; j += TILE_VECTORS * LANES)
        strip(TILE_VECTORS, LANES, rows, inner, a, aRow, aColumn, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
    for (; j + LANES <= columns; j += LANES)
        strip(1, LANES, rows, inner, a, aRow, aColumn, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
    if (j < columns) strip(1, columns - j, rows, inner, a, aRow, aColumn, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
}

// IMAGES

/// sums += level · right, for `width` vectors, the last `lanes` wide.
INLINE void accumulate(int width, int lanes, float level, const float *right, Vector sums[PANEL_VECTORS]) {
#pragma clang loop unroll(full)
    for (int v = 0; v < width; v++) sums[v] = fma16(level, load(right + v * LANES, v + 1 < width ? LANES : lanes), sums[v]);
}

INLINE void imagePanel(int width, int lanes, int rows, BNImages x, const float *b, ptrdiff_t stride, const float *bias, float *c, ptrdiff_t cStride) {
    ptrdiff_t words = bn_words(x.inputs);
    for (int i = 0; i < rows; i++) {
        Vector sums[PANEL_VECTORS] = {0};
        for (ptrdiff_t word = 0; word < words; word++)
            for (uint64_t marks = x.marks[i * words + word]; marks != 0; marks &= marks - 1) {
                ptrdiff_t k = word * 64 + __builtin_ctzll(marks);
                accumulate(width, lanes, x.levels[x.bytes[i * x.inputs + k]], b + k * stride, sums);
            }
#pragma clang loop unroll(full)
        for (int v = 0; v < width; v++) {
            int n = v + 1 < width ? LANES : lanes;
            store(c + i * cStride + v * LANES, bias ? sums[v] + load(bias + v * LANES, n) : sums[v], n);
        }
    }
}

static void imageProduct(int rows, int columns, BNImages x, BNRows b, const float *bias, BNRows c) {
    int j = 0;
    for (; j + PANEL_VECTORS * LANES <= columns; j += PANEL_VECTORS * LANES)
        imagePanel(PANEL_VECTORS, LANES, rows, x, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
    for (; j + HALF_PANEL * LANES <= columns; j += HALF_PANEL * LANES)
        imagePanel(HALF_PANEL, LANES, rows, x, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
    for (; j + LANES <= columns; j += LANES) imagePanel(1, LANES, rows, x, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
    if (j < columns) imagePanel(1, columns - j, rows, x, b.at + j, b.stride, bias ? bias + j : NULL, c.at + j, c.stride);
}

// OPTIMIZERS

INLINE Vector withoutTiny(Vector moment) { return magnitude(moment) < SMALLEST_MOMENT ? (Vector)0.0f : moment; }

/// Moves sixteen parameters at offset `at`; `rule` is a constant.
INLINE void moveSome(BNRule rule, BNOptimizer o, Vector g, BNParameters p, ptrdiff_t at, int lanes) {
    Vector w = load(p.values + at, lanes);
    if (rule == BNDescent) {
        w -= o.rate * g;
    } else if (rule == BNAdam) {
        Vector m = load(p.first + at, lanes), v = load(p.second + at, lanes);
        m = withoutTiny(fma16(g - m, o.blend1, m));
        v = fma16(fma16(g, g, -v), o.blend2, v);
        w = fma16(-(m * o.rate), reciprocal16(squareRoot(v) + o.epsilon), w);
        store(p.first + at, m, lanes);
        store(p.second + at, v, lanes);
    } else {
        Vector step = o.rate * g, u = withoutTiny(fma16(o.momentum, load(p.first + at, lanes), -step));
        w += rule == BNNesterov ? fma16(o.momentum, u, -step) : u;
        store(p.first + at, u, lanes);
    }
    store(p.values + at, w, lanes);
}

/// One batch's images, seen by pixel.
typedef struct Pixels {
    BNImages images;
    const uint64_t *turned;
    BNRows d;
    int rows;
} Pixels;

INLINE bool anyMarked(Pixels x, ptrdiff_t k) {
    ptrdiff_t words = bn_words(x.images.inputs);
    for (int group = 0; group < x.rows; group += 64)
        if (x.turned[group * words + k] != 0) return true;
    return false;
}

/// Moves the parameters of pixel k for `width` vectors of columns from j on; the gradient never leaves the registers.
INLINE void pixelPanel(BNRule rule, BNOptimizer o, int width, int lanes, Pixels x, ptrdiff_t k, int j, BNParameters p) {
    ptrdiff_t words = bn_words(x.images.inputs);
    Vector gradient[PANEL_VECTORS] = {0};
    for (int group = 0; group < x.rows; group += 64)
        for (uint64_t marks = x.turned[group * words + k]; marks != 0; marks &= marks - 1) {
            ptrdiff_t i = group + __builtin_ctzll(marks);
            accumulate(width, lanes, x.images.levels[x.images.bytes[i * x.images.inputs + k]], row(x.d, i) + j, gradient);
        }
#pragma clang loop unroll(full)
    for (int v = 0; v < width; v++) moveSome(rule, o, gradient[v], p, k * p.stride + j + v * LANES, v + 1 < width ? LANES : lanes);
}

INLINE void imageUpdateBy(BNRule rule, BNOptimizer o, int columns, Pixels x, BNParameters p, uint8_t *touched) {
    for (ptrdiff_t k = 0; k < x.images.inputs; k++) {
        if (!touched[k]) touched[k] = anyMarked(x, k);
        if (!touched[k]) continue;
        int j = 0;
        for (; j + PANEL_VECTORS * LANES <= columns; j += PANEL_VECTORS * LANES) pixelPanel(rule, o, PANEL_VECTORS, LANES, x, k, j, p);
        for (; j + HALF_PANEL * LANES <= columns; j += HALF_PANEL * LANES) pixelPanel(rule, o, HALF_PANEL, LANES, x, k, j, p);
        for (; j + LANES <= columns; j += LANES) pixelPanel(rule, o, 1, LANES, x, k, j, p);
        if (j < columns) pixelPanel(rule, o, 1, columns - j, x, k, j, p);
    }
}

static void imageUpdate(int rows, int columns, BNImages x, const uint64_t *turned, BNRows d, const BNOptimizer *optimizer, BNParameters p,
                        uint8_t *touched) {
    Pixels pixels = {x, turned, d, rows};
    switch (optimizer->rule) {
    case BNDescent: imageUpdateBy(BNDescent, *optimizer, columns, pixels, p, touched); break;
    case BNMomentum: imageUpdateBy(BNMomentum, *optimizer, columns, pixels, p, touched); break;
    case BNNesterov: imageUpdateBy(BNNesterov, *optimizer, columns, pixels, p, touched); break;
    case BNAdam: imageUpdateBy(BNAdam, *optimizer, columns, pixels, p, touched); break;
    }
}

INLINE void updateBy(BNRule rule, BNOptimizer o, int rows, int columns, BNRows gradient, BNParameters p) {
    for (int i = 0; i < rows; i++) {
        int j = 0;
        for (; j + LANES <= columns; j += LANES) moveSome(rule, o, load(row(gradient, i) + j, LANES), p, i * p.stride + j, LANES);
        if (j < columns) moveSome(rule, o, load(row(gradient, i) + j, columns - j), p, i * p.stride + j, columns - j);
    }
}

static void update(int rows, int columns, BNRows gradient, const BNOptimizer *optimizer, BNParameters p) {
    switch (optimizer->rule) {
    case BNDescent: updateBy(BNDescent, *optimizer, rows, columns, gradient, p); break;
    case BNMomentum: updateBy(BNMomentum, *optimizer, rows, columns, gradient, p); break;
    case BNNesterov: updateBy(BNNesterov, *optimizer, rows, columns, gradient, p); break;
    case BNAdam: updateBy(BNAdam, *optimizer, rows, columns, gradient, p); break;
    }
}

// COLUMNS

/// Runs `body` for each sixteen columns from j on, `lanes` of them inside the matrix; full ones with a constant.
#define FOR_COLUMNS(columns, body)                         \
    do {                                                   \
        int j = 0;                                         \
        for (; j + LANES <= (columns); j += LANES) {       \
            const int lanes = LANES;                       \
            body                                           \
        }                                                  \
        if (j < (columns)) {                               \
            const int lanes = (columns) - j;               \
            body                                           \
        }                                                  \
    } while (0)

static void columnSums(int rows, int columns, BNRows x, float *sums) {
    FOR_COLUMNS(columns, {
        Vector sum = 0;
        for (int i = 0; i < rows; i++) sum += load(row(x, i) + j, lanes);
        store(sums + j, sum, lanes);
    });
}

static void moments(int rows, int columns, BNRows x, float *mean, float *variance) {
    FOR_COLUMNS(columns, {
        Vector sum = 0;
        Vector squares = 0;
        for (int i = 0; i < rows; i++) sum += load(row(x, i) + j, lanes);
        Vector centre = sum / (float)rows;
        for (int i = 0; i < rows; i++) {
            Vector centred = load(row(x, i) + j, lanes) - centre;
            squares = fma16(centred, centred, squares);
        }
        store(mean + j, centre, lanes);
        store(variance + j, squares / (float)rows, lanes);
    });
}

static void normalize(int rows, int columns, BNRows x, const float *mean, const float *variance, float epsilon, const float *gamma,
                      const float *beta, float *inverse, BNRows normalized, BNRows y) {
    FOR_COLUMNS(columns, {
        Vector inv = 1.0f / squareRoot(load(variance + j, lanes) + epsilon);
        Vector centre = load(mean + j, lanes);
        Vector scale = load(gamma + j, lanes);
        Vector shift = load(beta + j, lanes);
        store(inverse + j, inv, lanes);
        for (int i = 0; i < rows; i++) {
            Vector n = (load(row(x, i) + j, lanes) - centre) * inv;
            if (normalized.at) store(row(normalized, i) + j, n, lanes);
            store(row(y, i) + j, fma16(scale, n, shift), lanes);
        }
    });
}

static void normalizeGradient(int rows, int columns, BNRows dy, BNRows normalized, const float *inverse, const float *gamma, float *dGamma,
                              float *dBeta, BNRows dx) {
    FOR_COLUMNS(columns, {
        Vector sum = 0;
        Vector products = 0;
        for (int i = 0; i < rows; i++) {
            Vector d = load(row(dy, i) + j, lanes);
            sum += d;
            products = fma16(d, load(row(normalized, i) + j, lanes), products);
        }
        store(dBeta + j, sum, lanes);
        store(dGamma + j, products, lanes);
        Vector scale = load(gamma + j, lanes) * load(inverse + j, lanes);
        Vector centre = sum / (float)rows;
        Vector slope = products / (float)rows;
        for (int i = 0; i < rows; i++) {
            Vector d = fma16(-load(row(normalized, i) + j, lanes), slope, load(row(dy, i) + j, lanes) - centre);
            store(row(dx, i) + j, d * scale, lanes);
        }
    });
}

// ELEMENTS

INLINE Vector apply(BNFunction f, Vector x) {
    switch (f) {
    case BNLinear: return x;
    case BNRelu: return x < 0 ? (Vector)0.0f : x;
    case BNSigmoid: return sigmoid16(x);
    case BNTanh: return hyperbolicTangent16(x);
    }
}

INLINE Vector applyGradient(BNFunction f, Vector y, Vector dy) {
    switch (f) {
    case BNLinear: return dy;
    case BNRelu: return y > 0 ? dy : (Vector)0.0f;
    case BNSigmoid: return dy * (y * (1.0f - y));
    case BNTanh: return dy * fma16(-y, y, 1.0f);
    }
}

static void activate(BNFunction f, int rows, int columns, BNRows x, BNRows y) {
    for (int i = 0; i < rows; i++) FOR_COLUMNS(columns, { store(row(y, i) + j, apply(f, load(row(x, i) + j, lanes)), lanes); });
}

static void activateGradient(BNFunction f, int rows, int columns, BNRows y, BNRows dy, BNRows dx) {
    for (int i = 0; i < rows; i++)
        FOR_COLUMNS(columns, { store(row(dx, i) + j, applyGradient(f, load(row(y, i) + j, lanes), load(row(dy, i) + j, lanes)), lanes); });
}

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

// LOSS

INLINE float laneSum(Vector x) {
    Half h = x.lo + x.hi;
    Quarter q = h.lo + h.hi;
    return (q.x + q.z) + (q.y + q.w);
}

INLINE Vector inside(Vector x, int lanes) {
    for (int lane = lanes; lane < LANES; lane++) x[lane] = 0;
    return x;
}

/// Σⱼ exp(z[j] - greatest), in the order of lanes.
INLINE float sumOfExponentials(int columns, const float *z, float greatest) {
    Vector sum = 0;
    FOR_COLUMNS(columns, { sum += inside(exponential16(load(z + j, lanes) - greatest), lanes); });
    return laneSum(sum);
}

static void softmaxLoss(int rows, int columns, BNRows logits, const uint8_t *labels, float batch, float *losses, uint8_t *correct, BNRows gradient) {
    for (int i = 0; i < rows; i++) {
        const float *z = row(logits, i);
        float greatest = -INFINITY;
        int first = -1;
        for (int j = 0; j < columns; j++)
            if (z[j] > greatest) {
                greatest = z[j];
                first = j;
            }
        float sum = sumOfExponentials(columns, z, greatest);
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

const BNKernels VARIANT = {
    VARIANT_NAME, supported, product, imageProduct, imageUpdate, update, columnSums, moments, normalize, normalizeGradient, activate, activateGradient, drop, softmaxLoss,
};
