/// Sixteen floats side by side: what the vector variants are written in. one.h says the same of one float; what is written in the names that
/// the two share (Vector, load, store, row, fma16, …) is the scalar definition and its vector twin at once.
#pragma once

#include <stddef.h>
#include <string.h>

#include "elementary.h"
#include "variants.h"

#pragma STDC FP_CONTRACT OFF
// How a vector is passed between functions does not matter: all that take one are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

#define LANES 16
#define INLINE static inline __attribute__((always_inline))

typedef float Vector __attribute__((ext_vector_type(LANES)));
typedef int32_t Integers __attribute__((ext_vector_type(LANES)));
typedef uint32_t Words __attribute__((ext_vector_type(LANES)));
typedef uint64_t LongWords __attribute__((ext_vector_type(LANES)));
typedef float Half __attribute__((ext_vector_type(8)));
typedef float Quarter __attribute__((ext_vector_type(4)));

#ifndef LOAD_SOME
#define LOAD_SOME loadSome
#define STORE_SOME storeSome

INLINE Vector loadSome(const float *p, int lanes) {
    Vector x = 0;
    for (int lane = 0; lane < lanes; lane++) x[lane] = p[lane];
    return x;
}

INLINE void storeSome(float *p, Vector x, int lanes) {
    for (int lane = 0; lane < lanes; lane++) p[lane] = x[lane];
}
#endif

/// The first `lanes` floats from p on; the other lanes are 0.
INLINE Vector load(const float *p, int lanes) {
    if (lanes < LANES) return LOAD_SOME(p, lanes);
    Vector x;
    memcpy(&x, p, sizeof x);
    return x;
}

INLINE void store(float *p, Vector x, int lanes) {
    if (lanes < LANES) STORE_SOME(p, x, lanes);
    else memcpy(p, &x, sizeof x);
}

INLINE float *row(BNRows x, ptrdiff_t i) { return x.at + i * x.stride; }

INLINE Vector fma16(Vector a, Vector b, Vector c) { return __builtin_elementwise_fma(a, b, c); }

INLINE Vector magnitude(Vector x) { return __builtin_elementwise_abs(x); }

INLINE Vector squareRoot(Vector x) { return __builtin_elementwise_sqrt(x); }

INLINE Vector rectified(Vector x) { return x < 0 ? (Vector)0.0f : x; }

/// What comes back through a rectifier that was given x, or gave it.
INLINE Vector throughRectifier(Vector x, Vector dy) { return x > 0 ? dy : (Vector)0.0f; }

/// exp(x) = p · 2ⁿ, where n is the integer that ends `shifted`; returns p.
INLINE Vector exponentialPart16(Vector x, Vector *shifted) {
    *shifted = fma16(x, LOG2_E, INTEGER_SHIFT);
    Vector n = *shifted - INTEGER_SHIFT, r = fma16(n, -LN2_LOW, fma16(n, -LN2_HIGH, x)), p = expCoefficients[0];
    for (int i = 1; i < 6; i++) p = fma16(p, r, expCoefficients[i]);
    return fma16(p, r * r, r) + 1.0f;
}

/// exp(x) for x from EXP_LOWEST to 88 and NaN, where 2ⁿ is a number.
INLINE Vector moderateExponential16(Vector x) {
    Vector shifted, p = exponentialPart16(x, &shifted);
    return p * (Vector)(((Integers)shifted << 23) + (127 << 23));
}

INLINE Vector exponential16(Vector x) {
    Vector shifted, p = exponentialPart16(x, &shifted);
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
    Vector a = -magnitude(x), e = a < EXP_LOWEST ? (Vector)0.0f : moderateExponential16(a);
    return (x < 0 ? e : (Vector)1.0f) / (1.0f + e);
}

INLINE Vector hyperbolicTangent16(Vector x) {
    Vector a = magnitude(x), z = x * x, p = tanhCoefficients[0];
    for (int i = 1; i < 5; i++) p = fma16(p, z, tanhCoefficients[i]);
    // From 9.02 on it is 1 in float32.
    Vector b = a > 10 ? (Vector)10.0f : a, large = __builtin_elementwise_copysign(1.0f - 2.0f / (moderateExponential16(b + b) + 1.0f), x);
    return a < TANH_BY_POLYNOMIAL ? fma16(p * z, x, x) : large;
}

INLINE Vector logarithm16(Vector x) {
    Vector small = x < 0x1p-126f ? (Vector)0x1p23f : (Vector)1.0f, e = x < 0x1p-126f ? (Vector)-23.0f : (Vector)0.0f;
    Words above = (Words)(x * small) - 0x3F3504F3u;
    e += __builtin_convertvector((Integers)above >> 23, Vector);
    Vector f = (Vector)((above & 0x007FFFFFu) + 0x3F3504F3u) - 1.0f, z = f * f, y = logCoefficients[0];
    for (int i = 1; i < 9; i++) y = fma16(y, f, logCoefficients[i]);
    y = fma16(e, LN2_LOW, y * f * z);
    y = fma16(-0.5f, z, y);
    y = fma16(e, LN2_HIGH, f + y);
    y = x == INFINITY ? x : y;
    return x > 0 ? y : x == 0 ? (Vector)-INFINITY : (Vector)NAN;
}

/// The sum of the lanes, pairwise, those eight apart first.
INLINE float laneSum(Vector x) {
    Half h = x.lo + x.hi;
    Quarter q = h.lo + h.hi;
    return (q.x + q.z) + (q.y + q.w);
}

static const Integers laneNumbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

/// x with 0 in the lanes from `lanes` on.
INLINE Vector inside(Vector x, int lanes) { return laneNumbers < lanes ? x : (Vector)0.0f; }

/// True in one lane, if there is such a one.
INLINE Integers isLane(int lane) { return laneNumbers == lane; }

#include "each.h"

/// Σⱼ x[j], in the order of lanes.
INLINE float rowSum(int columns, const float *x) {
    Vector sum = 0;
    FOR_COLUMNS(columns, { sum += load(x + j, lanes); });
    return laneSum(sum);
}

/// Σⱼ x[j] · y[j], in the order of lanes.
INLINE float rowProducts(int columns, const float *x, const float *y) {
    Vector sum = 0;
    FOR_COLUMNS(columns, { sum = fma16(load(x + j, lanes), load(y + j, lanes), sum); });
    return laneSum(sum);
}
