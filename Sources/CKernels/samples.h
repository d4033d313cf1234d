/// The walk over the samples of a batch and their groups of channels; `normalizeGroup` and its gradient are each variant's own.
#pragma once

static void normalizeGroups(int samples, int rows, int groups, int width, BNRows x, float epsilon, const float *gamma, const float *beta, float *inverse,
                            BNRows normalized, BNRows y) {
    for (int s = 0; s < samples; s++)
        for (int g = 0; g < groups; g++) {
            ptrdiff_t first = (ptrdiff_t)s * rows, column = (ptrdiff_t)g * width;
            normalizeGroup(rows, width, (BNRows){row(x, first) + column, x.stride}, epsilon, gamma + column, beta + column, inverse + s * groups + g,
                           (BNRows){row(normalized, first) + column, normalized.stride}, (BNRows){row(y, first) + column, y.stride});
        }
}

static void normalizeGroupsGradient(int samples, int rows, int groups, int width, BNRows dy, BNRows normalized, const float *inverse, const float *gamma,
                                    BNRows dx) {
    for (int s = 0; s < samples; s++)
        for (int g = 0; g < groups; g++) {
            ptrdiff_t first = (ptrdiff_t)s * rows, column = (ptrdiff_t)g * width;
            normalizeGroupGradient(rows, width, (BNRows){row(dy, first) + column, dy.stride}, (BNRows){row(normalized, first) + column, normalized.stride},
                                   inverse[s * groups + g], gamma + column, (BNRows){row(dx, first) + column, dx.stride});
        }
}
