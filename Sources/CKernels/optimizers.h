/// How parameters follow their gradients. Written over lanes.h or one.h.
#pragma once

INLINE Vector withoutTiny(Vector moment) { return magnitude(moment) < SMALLEST_MOMENT ? (Vector)0.0f : moment; }

INLINE Vector greater(Vector x, Vector y) { return x > y ? x : y; }

INLINE Vector signOf(Vector x) { return x > 0 ? (Vector)1.0f : x < 0 ? (Vector)-1.0f : x * 0.0f; }

/// The moving average `moment` one step on towards `target`.
INLINE Vector blended(Vector moment, Vector target, float blend) { return withoutTiny(fma16(target - moment, blend, moment)); }

/// The moving average of g², one step on.
INLINE Vector blendedSquare(Vector moment, Vector g, float blend) { return fma16(fma16(g, g, -moment), blend, moment); }

/// RMSprop's division, with its momentum.
INLINE Vector moveByRMS(BNRule rule, BNOptimizer o, Vector g, Vector w, BNParameters p, ptrdiff_t at, int lanes) {
    Vector v = withoutTiny(blendedSquare(load(p.second + at, lanes), g, o.blend2)), d = v + o.epsilon;
    store(p.second + at, v, lanes);
    if (rule == BNRMSpropCentered) {
        Vector mean = blended(load(p.third + at, lanes), g, o.blend2);
        store(p.third + at, mean, lanes);
        d = fma16(-mean, mean, v) + o.epsilon;
    }
    Vector step = o.rate * g / squareRoot(d);
    if (o.momentum > 0) {
        step = withoutTiny(fma16(o.momentum, load(p.first + at, lanes), step));
        store(p.first + at, step, lanes);
    }
    return w - step;
}

INLINE Vector moveByAdadelta(BNOptimizer o, Vector g, Vector w, BNParameters p, ptrdiff_t at, int lanes) {
    Vector moved = load(p.first + at, lanes), v = withoutTiny(blendedSquare(load(p.second + at, lanes), g, o.blend2));
    Vector step = squareRoot(moved + o.epsilon) * g / squareRoot(v + o.epsilon);
    store(p.first + at, withoutTiny(blendedSquare(moved, step, o.blend2)), lanes);
    store(p.second + at, v, lanes);
    return fma16(-o.rate, step, w);
}

/// Adam and what followed it: the first moment in every one, the second or its like in all but Lion.
INLINE Vector moveByMoments(BNRule rule, BNOptimizer o, Vector g, Vector w, BNParameters p, ptrdiff_t at, int lanes) {
    Vector before = load(p.first + at, lanes), m = blended(before, g, rule == BNLion ? o.blend2 : o.blend1);
    store(p.first + at, m, lanes);
    if (rule == BNLion) return fma16(-o.rate, signOf(fma16(g - before, o.blend1, before)), w);
    Vector v = load(p.second + at, lanes);
    v = rule == BNAdamax ? greater(o.decay * v, magnitude(g)) : blendedSquare(v, g, o.blend2);
    store(p.second + at, v, lanes);
    if (rule == BNAMSGrad) {
        v = greater(load(p.third + at, lanes), v);
        store(p.third + at, v, lanes);
    }
    if (rule == BNAdamax) return w - o.rate * m / (v + o.epsilon);
    if (rule == BNNadam) return w - o.rate * fma16(o.momentScale, m, o.gradientScale * g) / (squareRoot(v * o.squareScale) + o.epsilon);
    return fma16(-(m * o.rate), reciprocal16(squareRoot(v) + o.epsilon), w);
}

INLINE Vector moveByMomentum(BNRule rule, BNOptimizer o, Vector g, Vector w, BNParameters p, ptrdiff_t at, int lanes) {
    Vector step = o.rate * g, u = withoutTiny(fma16(o.momentum, load(p.first + at, lanes), -step));
    store(p.first + at, u, lanes);
    return w + (rule == BNNesterov ? fma16(o.momentum, u, -step) : u);
}

INLINE Vector moveByAdagrad(BNOptimizer o, Vector g, Vector w, BNParameters p, ptrdiff_t at, int lanes) {
    Vector sum = fma16(g, g, load(p.second + at, lanes));
    store(p.second + at, sum, lanes);
    return w - o.rate * g / squareRoot(sum + o.epsilon);
}

/// Moves a Vector of parameters at offset `at`; `rule` is a constant.
INLINE void moveSome(BNRule rule, BNOptimizer o, Vector g, BNParameters p, ptrdiff_t at, int lanes) {
    if (rule == BNKeep) {
        store(p.values + at, g, lanes);
        return;
    }
    Vector w = load(p.values + at, lanes);
    switch (rule) {
    case BNKeep: break;
    case BNDescent: w -= o.rate * g; break;
    case BNMomentum:
    case BNNesterov: w = moveByMomentum(rule, o, g, w, p, at, lanes); break;
    case BNAdam:
    case BNAMSGrad:
    case BNAdamax:
    case BNNadam:
    case BNLion: w = moveByMoments(rule, o, g, w, p, at, lanes); break;
    case BNRMSprop:
    case BNRMSpropCentered: w = moveByRMS(rule, o, g, w, p, at, lanes); break;
    case BNAdagrad: w = moveByAdagrad(o, g, w, p, at, lanes); break;
    case BNAdadelta: w = moveByAdadelta(o, g, w, p, at, lanes); break;
    }
    store(p.values + at, w, lanes);
}

INLINE void updateBy(BNRule rule, BNOptimizer o, int rows, int columns, BNRows gradient, BNParameters p) {
    for (int i = 0; i < rows; i++)
        FOR_COLUMNS(columns, { moveSome(rule, o, load(row(gradient, i) + j, lanes), p, i * p.stride + j, lanes); });
}

static void update(int rows, int columns, BNRows gradient, const BNOptimizer *optimizer, BNParameters p) {
#define BY(rule) case rule: updateBy(rule, *optimizer, rows, columns, gradient, p); break;
    switch (optimizer->rule) {
        BY(BNKeep) BY(BNDescent) BY(BNMomentum) BY(BNNesterov) BY(BNAdam) BY(BNAMSGrad) BY(BNAdamax) BY(BNNadam) BY(BNLion)
        BY(BNRMSprop) BY(BNRMSpropCentered) BY(BNAdagrad) BY(BNAdadelta)
    }
#undef BY
}

static void penalize(int rows, int columns, float l1, float l2, BNRows values, BNRows gradient) {
    for (int i = 0; i < rows; i++)
        FOR_COLUMNS(columns, {
            Vector w = load(row(values, i) + j, lanes);
            Vector sign = w > 0 ? (Vector)l1 : w < 0 ? (Vector)-l1 : (Vector)0.0f;
            store(row(gradient, i) + j, load(row(gradient, i) + j, lanes) + fma16((Vector)(2.0f * l2), w, sign), lanes);
        });
}
