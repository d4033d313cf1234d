/// Elementary functions of one float, by our own polynomials: the C library's differ between machines. Each is a fixed sequence of
/// IEEE 754 operations; vector.h repeats the sequences of those that it needs, sixteen at a time.
#pragma once

#include <math.h>
#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/// exp reaches infinity above, and is taken as 0 below, where its value would be denormal.
#define EXP_HIGHEST 88.7228317f
#define EXP_LOWEST (-87.3365402f)
#define LOG2_E 1.44269504f
#define LN2_HIGH 0.693359375f
#define LN2_LOW (-2.12194440e-4f)
/// Adding 1.5 · 2²³ leaves a small float's nearest integer in the low bits.
#define INTEGER_SHIFT 12582912.0f
#define SMALLEST_MOMENT 0x1p-96f
/// Less the bits of d, the bits of 1/d within 12 %.
#define RECIPROCAL_SEED 0x7EF311C7u
#define TANH_BY_POLYNOMIAL 0.625f

static const float expCoefficients[6] = {1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f};
static const float tanhCoefficients[5] = {-5.70498872745e-3f, 2.06390887954e-2f, -5.37397155531e-2f, 1.33314422036e-1f, -3.33332819422e-1f};
static const float logCoefficients[9] = {7.0376836292e-2f, -1.1514610310e-1f, 1.1676998740e-1f, -1.2420140846e-1f, 1.4249322787e-1f,
                                         -1.6668057665e-1f, 2.0000714765e-1f, -2.4999993993e-1f, 3.3333331174e-1f};

/// erf(x) / x - 1 as a polynomial in x², for |x| up to ERF_NEAR; -ln(1 - erf(x)) as one in x, from there to ERF_ONE: least squares, our own.
#define ERF_NEAR 0.9277f
#define ERF_ONE 3.92f
static const float erfNear[7] = {8.354907076e-5f, -8.139618351e-4f, 5.200814413e-3f, -2.685933724e-2f, 1.128369500e-1f, -3.761263375e-1f, 1.283791666e-1f};
static const float erfFar[7] = {-1.952314116e-4f, 3.035776188e-3f, -2.219543746e-2f, 1.038629797e-1f, 6.372637008e-1f, 1.127625582f, 2.081344215e-4f};

static inline uint32_t bitsOf(float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline float floatOf(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/// eˣ, below 1.1 ulp in error.
static inline float exponential(float x) {
    float shifted = fmaf(x, LOG2_E, INTEGER_SHIFT), n = shifted - INTEGER_SHIFT;
    float r = fmaf(n, -LN2_LOW, fmaf(n, -LN2_HIGH, x));
    float p = expCoefficients[0];
    for (int i = 1; i < 6; i++) p = fmaf(p, r, expCoefficients[i]);
    p = fmaf(p, r * r, r) + 1.0f;
    // 2ⁿ in two factors, as n may be 128.
    uint32_t power = bitsOf(shifted) - bitsOf(INTEGER_SHIFT), half = (uint32_t)((int32_t)power >> 1);
    float y = p * floatOf((half + 127) << 23) * floatOf((power - half + 127) << 23);
    return x > EXP_HIGHEST ? INFINITY : x < EXP_LOWEST ? 0.0f : y;
}

/// The natural logarithm, below 0.9 ulp in error.
static inline float logarithm(float x) {
    if (!(x > 0)) return x == 0 ? -INFINITY : NAN;
    if (x == INFINITY) return x;
    float e = x < 0x1p-126f ? -23.0f : 0.0f;
    uint32_t bits = bitsOf(x < 0x1p-126f ? x * 0x1p23f : x);
    // x = m · 2ᵉ with m in [√½, √2).
    uint32_t above = bits - 0x3F3504F3u;
    e += (float)((int32_t)above >> 23);
    float f = floatOf((above & 0x007FFFFFu) + 0x3F3504F3u) - 1.0f, z = f * f;
    float y = logCoefficients[0];
    for (int i = 1; i < 9; i++) y = fmaf(y, f, logCoefficients[i]);
    y = fmaf(e, LN2_LOW, y * f * z);
    y = fmaf(-0.5f, z, y);
    return fmaf(e, LN2_HIGH, f + y);
}

static inline float sigmoid(float x) {
    float e = exponential(-fabsf(x)), d = 1.0f + e;
    return x < 0 ? e / d : 1.0f / d;
}

static inline float hyperbolicTangent(float x) {
    float a = fabsf(x), z = x * x;
    if (a < TANH_BY_POLYNOMIAL) {
        float p = tanhCoefficients[0];
        for (int i = 1; i < 5; i++) p = fmaf(p, z, tanhCoefficients[i]);
        return fmaf(p * z, x, x);
    }
    return copysignf(1.0f - 2.0f / (exponential(a + a) + 1.0f), x);
}

/// 1 / d, below 0.6 ulp in error, for normal d > 0 whose reciprocal is normal: cheaper than the division that would give its place to nothing else.
static inline float reciprocal(float d) {
    float r = floatOf(RECIPROCAL_SEED - bitsOf(d));
    for (int i = 0; i < 2; i++) {
        float e = fmaf(-d, r, 1.0f);
        r = fmaf(r, fmaf(e, e, e), r);
    }
    return r;
}
