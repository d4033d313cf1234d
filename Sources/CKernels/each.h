/// The walk over columns, a Vector at a time.
#pragma once

/// Runs `body` for each LANES columns from j on, `lanes` of them inside the matrix; full ones with a constant.
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
