/// Activation functions and their gradients. Written over lanes.h or one.h.
#pragma once

#define SQRT_HALF 0.707106781f
#define INVERSE_SQRT_2PI 0.398942280f

/// ln(1 + u) for u ≥ 0 without loss for small u (Kahan).
INLINE Vector logarithmOfOnePlus(Vector u) {
    Vector w = 1.0f + u, d = w - 1.0f;
    return d == 0 ? u : logarithm16(w) * (u / d);
}

/// eˣ - 1 for x ≤ 0 without loss for small x (Kahan).
INLINE Vector exponentialLessOne(Vector x) {
    Vector u = exponential16(x), d = u - 1.0f;
    Vector y = d * (x / logarithm16(u));
    return d == 0 ? x : d == -1.0f ? (Vector)-1.0f : y;
}

/// The error function: x times a polynomial in x² near 0, 1 - exp of a polynomial further out.
INLINE Vector errorFunction(Vector x) {
    Vector t = magnitude(x), z = x * x, p = erfNear[0], q = erfFar[0];
    for (int i = 1; i < 7; i++) {
        p = fma16(p, z, erfNear[i]);
        q = fma16(q, t, erfFar[i]);
    }
    Vector far = 1.0f - exponential16(-q), near = fma16(p, t, t);
    Vector y = t > ERF_NEAR ? t > ERF_ONE ? (Vector)1.0f : far : near;
    return x < 0 ? -y : y;
}

/// The standard normal distribution's probability below x.
INLINE Vector normalProbability(Vector x) { return fma16(0.5f, errorFunction(x * SQRT_HALF), 0.5f); }

INLINE Vector softplusOf(Vector x) { return (x < 0 ? (Vector)0.0f : x) + logarithmOfOnePlus(exponential16(-magnitude(x))); }

INLINE Vector apply(BNActivation f, Vector x) {
    switch (f.function) {
    case BNLinear: return x;
    case BNRelu: return rectified(x);
    case BNLeakyRelu: return x < 0 ? f.slope * x : x;
    case BNElu: {
        Vector below = f.slope * exponentialLessOne(x);
        return x < 0 ? below : x;
    }
    case BNGelu: return x * normalProbability(x);
    case BNSilu: return x * sigmoid16(x);
    case BNSoftplus: return softplusOf(x);
    case BNSigmoid: return sigmoid16(x);
    case BNTanh: return hyperbolicTangent16(x);
    }
}

INLINE Vector applyGradient(BNActivation f, Vector x, Vector y, Vector dy) {
    switch (f.function) {
    case BNLinear: return dy;
    case BNRelu: return throughRectifier(y, dy);
    case BNLeakyRelu: return x > 0 ? dy : f.slope * dy;
    case BNElu: return x > 0 ? dy : dy * (y + f.slope);
    case BNGelu: return dy * fma16(x * INVERSE_SQRT_2PI, exponential16(-0.5f * (x * x)), normalProbability(x));
    case BNSilu: {
        Vector s = sigmoid16(x);
        return dy * fma16(y, 1.0f - s, s);
    }
    case BNSoftplus: return dy * sigmoid16(x);
    case BNSigmoid: return dy * (y * (1.0f - y));
    case BNTanh: return dy * fma16(-y, y, 1.0f);
    }
}

static void activate(BNActivation f, int rows, int columns, BNRows x, BNRows y) {
    for (int i = 0; i < rows; i++) FOR_COLUMNS(columns, { store(row(y, i) + j, apply(f, load(row(x, i) + j, lanes)), lanes); });
}

static void activateGradient(BNActivation f, int rows, int columns, BNRows x, BNRows y, BNRows dy, BNRows dx) {
    for (int i = 0; i < rows; i++)
        FOR_COLUMNS(columns, {
            Vector d = applyGradient(f, load(row(x, i) + j, lanes), load(row(y, i) + j, lanes), load(row(dy, i) + j, lanes));
            store(row(dx, i) + j, d, lanes);
        });
}
