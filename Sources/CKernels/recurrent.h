/// One time step of recurrent layers, for all samples of a batch at once. Written over lanes.h or one.h.
#pragma once

/// Asks for what the row after this one has of `count` gates, or of one matrix: rows of one time step are far apart, where no processor looks ahead.
INLINE void askForNextRow(BNRows x, int i, int j, int units, int count) {
    for (int gate = 0; gate < count; gate++) __builtin_prefetch(row(x, i + 1) + j + gate * units);
}

INLINE Vector slopeOfSigmoid(Vector y) { return y * (1.0f - y); }

INLINE Vector slopeOfTanh(Vector y) { return fma16(-y, y, 1.0f); }

static void recurrentStep(BNActivation f, int rows, int units, BNRows fromInput, BNRows fromState, BNRows sum, BNRows state) {
    for (int i = 0; i < rows; i++)
        FOR_COLUMNS(units, {
            Vector x = load(row(fromInput, i) + j, lanes) + load(row(fromState, i) + j, lanes);
            store(row(sum, i) + j, x, lanes);
            store(row(state, i) + j, apply(f, x), lanes);
        });
}

static void recurrentStepGradient(BNActivation f, int rows, int units, BNRows sum, BNRows state, BNRows dState, BNRows dSum) {
    activateGradient(f, rows, units, sum, state, dState, dSum);
}

static void lstmStep(int rows, int units, BNRows fromInput, BNRows fromState, BNRows cellBefore, BNRows gates, BNRows cell, BNRows state) {
    for (int i = 0; i < rows; i++) {
        FOR_COLUMNS(units, {
            const float *x = row(fromInput, i) + j;
            const float *h = row(fromState, i) + j;
            float *gate = row(gates, i) + j;
            askForNextRow(fromInput, i, j, units, 4);
            askForNextRow(cell, i, j, units, 1);
            Vector in = sigmoid16(load(x, lanes) + load(h, lanes));
            Vector forget = sigmoid16(load(x + units, lanes) + load(h + units, lanes));
            Vector candidate = hyperbolicTangent16(load(x + 2 * units, lanes) + load(h + 2 * units, lanes));
            Vector out = sigmoid16(load(x + 3 * units, lanes) + load(h + 3 * units, lanes));
            store(gate, in, lanes);
            store(gate + units, forget, lanes);
            store(gate + 2 * units, candidate, lanes);
            store(gate + 3 * units, out, lanes);
            store(row(cell, i) + j, fma16(forget, load(row(cellBefore, i) + j, lanes), in * candidate), lanes);
        });
        // Apart from the gates, so that no function waits for another's result.
        FOR_COLUMNS(units, {
            Vector t = hyperbolicTangent16(load(row(cell, i) + j, lanes));
            store(row(state, i) + j, load(row(gates, i) + j + 3 * units, lanes) * t, lanes);
        });
    }
}

static void lstmStepGradient(int rows, int units, BNRows gates, BNRows cellBefore, BNRows cell, BNRows dState, BNRows dCell, BNRows dSum) {
    for (int i = 0; i < rows; i++)
        FOR_COLUMNS(units, {
            const float *gate = row(gates, i) + j;
            float *d = row(dSum, i) + j;
            askForNextRow(gates, i, j, units, 4);
            askForNextRow(cell, i, j, units, 1);
            askForNextRow(cellBefore, i, j, units, 1);
            Vector in = load(gate, lanes);
            Vector forget = load(gate + units, lanes);
            Vector candidate = load(gate + 2 * units, lanes);
            Vector out = load(gate + 3 * units, lanes);
            Vector t = hyperbolicTangent16(load(row(cell, i) + j, lanes));
            Vector dh = load(row(dState, i) + j, lanes);
            Vector dc = fma16(dh * out, slopeOfTanh(t), load(row(dCell, i) + j, lanes));
            store(d, dc * candidate * slopeOfSigmoid(in), lanes);
            store(d + units, dc * load(row(cellBefore, i) + j, lanes) * slopeOfSigmoid(forget), lanes);
            store(d + 2 * units, dc * in * slopeOfTanh(candidate), lanes);
            store(d + 3 * units, dh * t * slopeOfSigmoid(out), lanes);
            store(row(dCell, i) + j, dc * forget, lanes);
        });
}

static void gruStep(int rows, int units, BNRows fromInput, BNRows fromState, BNRows stateBefore, BNRows gates, BNRows state) {
    for (int i = 0; i < rows; i++)
        FOR_COLUMNS(units, {
            const float *x = row(fromInput, i) + j;
            const float *h = row(fromState, i) + j;
            float *gate = row(gates, i) + j;
            askForNextRow(fromInput, i, j, units, 3);
            Vector update = sigmoid16(load(x, lanes) + load(h, lanes));
            Vector reset = sigmoid16(load(x + units, lanes) + load(h + units, lanes));
            Vector candidate = hyperbolicTangent16(fma16(reset, load(h + 2 * units, lanes), load(x + 2 * units, lanes)));
            store(gate, update, lanes);
            store(gate + units, reset, lanes);
            store(gate + 2 * units, candidate, lanes);
            store(row(state, i) + j, fma16(update, load(row(stateBefore, i) + j, lanes), (1.0f - update) * candidate), lanes);
        });
}

static void gruStepGradient(int rows, int units, BNRows gates, BNRows candidateFromState, BNRows stateBefore, BNRows dState, BNRows dFromInput,
                            BNRows dFromState, BNRows dStateBefore) {
    for (int i = 0; i < rows; i++)
        FOR_COLUMNS(units, {
            const float *gate = row(gates, i) + j;
            float *dx = row(dFromInput, i) + j;
            float *dh = row(dFromState, i) + j;
            askForNextRow(gates, i, j, units, 3);
            askForNextRow(dFromState, i, j, units, 3);
            askForNextRow(candidateFromState, i, j, units, 1);
            askForNextRow(stateBefore, i, j, units, 1);
            Vector update = load(gate, lanes);
            Vector reset = load(gate + units, lanes);
            Vector candidate = load(gate + 2 * units, lanes);
            Vector d = load(row(dState, i) + j, lanes);
            Vector dCandidate = d * (1.0f - update) * slopeOfTanh(candidate);
            Vector dUpdate = d * (load(row(stateBefore, i) + j, lanes) - candidate) * slopeOfSigmoid(update);
            Vector dReset = dCandidate * load(row(candidateFromState, i) + j, lanes) * slopeOfSigmoid(reset);
            store(dx, dUpdate, lanes);
            store(dx + units, dReset, lanes);
            store(dx + 2 * units, dCandidate, lanes);
            store(dh, dUpdate, lanes);
            store(dh + units, dReset, lanes);
            store(dh + 2 * units, dCandidate * reset, lanes);
            store(row(dStateBefore, i) + j, d * update, lanes);
        });
}
