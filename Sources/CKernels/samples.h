/// The walk over the samples of a batch and their groups of channels, GROUPS_TOGETHER at a time. How those are normalized is each variant's own.
#pragma once

/// Runs `body` for `some` groups of a sample, of which the first is at `at` among all inverses; `first` is its
/// sample's first row, `column` its first column.
#define FOR_GROUPS(samples, rows, groups, width, body)                                             \
    for (int s = 0; s < (samples); s++)                                                            \
        for (int g = 0, some; g < (groups); g += some) {                                           \
            some = GROUPS_TOGETHER(width) < (groups) - g ? GROUPS_TOGETHER(width) : (groups) - g;  \
            ptrdiff_t first = (ptrdiff_t)s * (rows), column = (ptrdiff_t)g * (width), at = (ptrdiff_t)s * (groups) + g; \
            body                                                                                   \
        }

/// From row `first` and a column on.
INLINE BNRows part(BNRows x, ptrdiff_t first, ptrdiff_t column) { return (BNRows){row(x, first) + column, x.stride}; }

static void normalizeGroups(int samples, int rows, int groups, int width, BNRows x, float epsilon, const float *gamma, const float *beta, float *inverse,
                            BNRows normalized, BNRows y) {
    FOR_GROUPS(samples, rows, groups, width, {
        normalizeSomeGroups(rows, some, width, part(x, first, column), epsilon, gamma + column, beta + column, inverse + at,
                            part(normalized, first, column), part(y, first, column));
    })
}

static void normalizeGroupsGradient(int samples, int rows, int groups, int width, BNRows dy, BNRows normalized, const float *inverse, const float *gamma,
                                    BNRows dx) {
    FOR_GROUPS(samples, rows, groups, width, {
        normalizeSomeGroupsGradient(rows, some, width, part(dy, first, column), part(normalized, first, column), inverse + at, gamma + column,
                                    part(dx, first, column));
    })
}
