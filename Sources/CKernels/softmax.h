/// Rows of weights that add up to 1, as attention takes them. Written over lanes.h or one.h; a sum along a row is that file's `rowSum` or `rowProducts`.
#pragma once

/// The greatest of z; -infinity if none is a number.
static float greatestInRow(int columns, const float *z) {
    float each[LANES], greatest = -INFINITY;
    Vector ofLanes = (Vector)-INFINITY;
    int j = 0;
    for (; j + LANES <= columns; j += LANES) {
        Vector x = load(z + j, LANES);
        ofLanes = x > ofLanes ? x : ofLanes;
    }
    store(each, ofLanes, LANES);
    for (int lane = 0; lane < LANES; lane++) greatest = each[lane] > greatest ? each[lane] : greatest;
    for (; j < columns; j++) greatest = z[j] > greatest ? z[j] : greatest;
    return greatest;
}

static void softmax(int rows, int columns, float scale, bool isCausal, BNRows x, BNRows y) {
    for (int i = 0; i < rows; i++) {
        int seen = isCausal && i < columns ? i + 1 : columns;
        const float *z = row(x, i);
        float *own = row(y, i), greatest = greatestInRow(seen, z);
        FOR_COLUMNS(seen, { store(own + j, exponential16((load(z + j, lanes) - greatest) * scale), lanes); });
        float sum = rowSum(seen, own);
        FOR_COLUMNS(seen, { store(own + j, load(own + j, lanes) / sum, lanes); });
        for (int j = seen; j < columns; j++) own[j] = 0;
    }
}

static void softmaxGradient(int rows, int columns, float scale, BNRows y, BNRows dy, BNRows dx) {
    for (int i = 0; i < rows; i++) {
        float mean = rowProducts(columns, row(y, i), row(dy, i));
        FOR_COLUMNS(columns, { store(row(dx, i) + j, load(row(y, i) + j, lanes) * (load(row(dy, i) + j, lanes) - mean) * scale, lanes); });
    }
}
