/// One float in the place of lanes.h's sixteen: what is written in the names that the two share is then the scalar definition.
#pragma once

#include <stddef.h>
#include <string.h>

#include "elementary.h"
#include "variants.h"

#pragma STDC FP_CONTRACT OFF

#define LANES 1
#define INLINE static inline __attribute__((always_inline))

typedef float Vector;

INLINE Vector load(const float *p, int lanes) {
    (void)lanes;
    return *p;
}

INLINE void store(float *p, Vector x, int lanes) {
    (void)lanes;
    *p = x;
}

INLINE float *row(BNRows x, ptrdiff_t i) { return x.at + i * x.stride; }

INLINE Vector rectified(Vector x) { return x < 0 ? (Vector)0.0f : x; }

/// What comes back through a rectifier that was given x, or gave it.
INLINE Vector throughRectifier(Vector x, Vector dy) { return x > 0 ? dy : (Vector)0.0f; }

INLINE bool isLane(int lane) { return lane == 0; }

#define fma16 fmaf
#define magnitude fabsf
#define squareRoot sqrtf
#define exponential16 exponential
#define logarithm16 logarithm
#define reciprocal16 reciprocal
#define sigmoid16 sigmoid
#define hyperbolicTangent16 hyperbolicTangent

#include "each.h"
