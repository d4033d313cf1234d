#!/bin/sh
# onnx 1.23.2, `onnx.reference.ReferenceEvaluator` on models that `onnx.checker` accepts: recurrent nodes are computed as if some of what they say were not
# there, without a word. LSTM, GRU and RNN take `sequence_lens` and go on through the padding, so that the last state of a sequence of 3 steps in a batch padded
# to 5 is the one after two steps of padding, and the outputs there, which ONNX Runtime has at zero, are not; a bidirectional layer begins its way
# back in the padding. `clip`, an LSTM's `input_forget` and the `activations` of LSTM and GRU change nothing either; an RNN's are applied, or
# refused by name. ONNX Runtime 1.32.0 does all of it, and agrees with the reference to six digits where none of it is used. By the standard sequences have
# the batch's full length only where lengths are not given. The class says of itself that mismatches with the standard may remain, and not which; other operators
# of it raise an error for what they lack.
# Needs python3 with venv.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check onnx==1.23.2 onnxruntime==1.32.0 numpy==2.4.6
cat >look.py <<'P'
import sys

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

print("version: onnx", onnx.__version__, "| ONNX Runtime", onnxruntime.__version__)
steps, batch, inputs, units = 5, 3, 2, 4
lengths = np.array([5, 3, 1], np.int32)
gates = {"LSTM": 4, "GRU": 3, "RNN": 1}
activations = {"LSTM": ["HardSigmoid", "Relu", "Tanh"], "GRU": ["HardSigmoid", "Relu"]}


def outputs(kind, padded=False, directions=1, samples=None, **attributes):
    """Output and last state, by the reference and by ONNX Runtime."""
    generator = np.random.default_rng(0)
    rows = gates[kind] * units
    given = {"X": generator.normal(size=(steps, batch, inputs)), "W": generator.normal(size=(directions, rows, inputs)),
             "R": generator.normal(size=(directions, rows, units)), "B": generator.normal(size=(directions, 2 * rows))}
    given = {name: values.astype(np.float32) for name, values in given.items()}
    if samples is not None:
        given["X"] = given["X"][samples]
    described = [helper.make_tensor_value_info(name, TensorProto.FLOAT, values.shape) for name, values in given.items()]
    if padded:
        given["lengths"] = lengths
        described.append(helper.make_tensor_value_info("lengths", TensorProto.INT32, [batch]))
    if directions == 2:
        attributes["direction"] = "bidirectional"
    node = helper.make_node(kind, list(given), ["Y", "Y_h"], hidden_size=units, **attributes)
    results = [helper.make_tensor_value_info("Y", TensorProto.FLOAT, [None] * 4), helper.make_tensor_value_info("Y_h", TensorProto.FLOAT, [None] * 3)]
    model = helper.make_model(helper.make_graph([node], "graph", described, results), opset_imports=[helper.make_opsetid("", 22)], ir_version=10)
    onnx.checker.check_model(model, full_check=True)
    return ReferenceEvaluator(model).run(None, given), onnxruntime.InferenceSession(model.SerializeToString()).run(None, given)


def apart(one, other):
    return max(float(np.abs(first - second).max()) for first, second in zip(one, other))


good = True
for kind in gates:
    for directions in (1, 2):
        plain, plain_there = outputs(kind, directions=directions)
        padded, padded_there = outputs(kind, padded=True, directions=directions)
        alone = outputs(kind, directions=directions, samples=np.s_[:3, 1:2])[0]
        near = apart([padded_there[0][:3, :, 1:2], padded_there[1][:, 1:2]], alone)
        far = apart([padded[1][:, 1:2]], alone[1:])
        tail = float(np.abs(padded[0][3:, :, 1]).max()), float(np.abs(padded_there[0][3:, :, 1]).max())
        print(f"seen: {kind}, {directions} direction(s): lengths given or not, the reference differs by {apart(plain, padded)}; sequence of 3 steps: last state"
              f" {far:.2f} from that of the same steps alone, ONNX Runtime {near:.0e}; largest output in the padding {tail[0]:.2f} and {tail[1]}")
        good = good and apart(plain, plain_there) < 1e-5 and apart(plain, padded) == 0 and near < 1e-5 and far > 0.05 and tail[0] > 0.05 and tail[1] == 0
    said = [{"clip": 0.5}] + ([{"activations": activations[kind]}] if kind in activations else []) + ([{"input_forget": 1}] if kind == "LSTM" else [])
    plain = outputs(kind)[0]
    for attributes in said:
        here, there = outputs(kind, **attributes)
        print(f"seen: {kind}, {attributes}: the reference differs by {apart(plain, here)} from one without, ONNX Runtime by {apart(plain, there):.2f}")
        good = good and apart(plain, here) == 0 and apart(plain, there) > 0.05
sys.exit(not good)
P
environment/bin/python -W ignore look.py || { echo "changed" >&2; exit 1; }
