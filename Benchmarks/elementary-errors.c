/// Sweeps the floats and prints the largest error of each elementary function in units in the last place, against the C library's doubles.
/// An argument is the distance between the floats tried; 1 tries all.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "elementary.h"

static double exactSigmoid(double x) { return 1 / (1 + exp(-x)); }
static double exactReciprocal(double x) { return 1 / x; }

static const struct {
    const char *name;
    float (*ours)(float);
    double (*exact)(double);
    float from, to;
} functions[] = {
    {"exp", exponential, exp, -87.3365402f, 88.7228317f},
    {"log", logarithm, log, 1e-45f, 3.4e38f},
    {"reciprocal", reciprocal, exactReciprocal, 0x1p-126f, 0x1p126f},
    {"sigmoid", sigmoid, exactSigmoid, -87.3365402f, 100},
    {"tanh", hyperbolicTangent, tanh, -20, 20},
};

int main(int count, char **arguments) {
    uint64_t distance = count > 1 ? strtoull(arguments[1], NULL, 10) : 1;
    for (size_t f = 0; f < sizeof functions / sizeof *functions; f++) {
        double worst = 0;
        float at = 0;
        for (uint64_t bits = 0; bits <= UINT32_MAX; bits += distance) {
            float x = floatOf((uint32_t)bits);
            if (!(x >= functions[f].from && x <= functions[f].to)) continue;
            double exact = functions[f].exact(x);
            float rounded = fabsf((float)exact);
            if (rounded < 0x1p-126f || rounded > 0x1p127f) continue;
            double error = fabs(functions[f].ours(x) - exact) / (nextafterf(rounded, INFINITY) - rounded);
            if (error > worst) worst = error, at = x;
        }
        printf("%-10s %.3f ulp, at %a\n", functions[f].name, worst, at);
    }
}
