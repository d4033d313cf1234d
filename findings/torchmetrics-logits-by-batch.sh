#!/bin/sh
# torchmetrics 1.9.0, classification metrics that are given logits: the score depends on the batches. Whether numbers are logits, which go through a sigmoid or
# softmax, or probabilities, which do not, is decided anew in each `update` by whether one lies outside of 0 to 1, so a batch whose logits all happen to lie
# within is taken as it is, and its 0.4 stands beside the 0.6 that the same logit becomes in another batch. The same 1,000 logits of two classes have
# an AUROC of 0.842, 0.869 and 0.879 in batches of 1, 2 and 4 or more, where scikit-learn 1.9.1 says 0.879; average precision, calibration error and accuracy
# move too. For three classes with logits of 0 to 1.5 no size but the whole gives the whole's, and the area moves by five points. The description has the rule, for "preds", and
# not that each update goes by its own, which was reported in 2023; batches of one image are usual in evaluation, and small logits early in a training.
# Needs python3 with venv; PyTorch's build for CPUs will do.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check torchmetrics==1.9.0 torch==2.13.0 numpy==2.4.6 scikit-learn==1.9.1 scipy==1.17.1
cat >look.py <<'P'
import sys

import numpy as np
import torch
import torchmetrics
from sklearn.metrics import average_precision_score, roc_auc_score
from torchmetrics import classification

torch.set_num_threads(1)
print("version: torchmetrics", torchmetrics.__version__, "| PyTorch", torch.__version__)
sizes = (1, 2, 4, 32, 1000)
generator = np.random.default_rng(0)
classes = generator.integers(0, 2, 1000)
logits = (generator.normal(0, 1, 1000) + 1.5 * classes - 0.3).astype(np.float32)
three = generator.integers(0, 3, 1000)
small = np.clip(np.abs(generator.normal(0, 0.3, (1000, 3)) + 0.4 * np.eye(3)[three]), 0, 1.5).astype(np.float32)


def scores(make, predicted, truth):
    found = []
    for size in sizes:
        metric = make()
        for first in range(0, len(truth), size):
            metric.update(torch.tensor(predicted[first:first + size]), torch.tensor(truth[first:first + size]))
        found.append(round(float(metric.compute()), 3))
    return found


results = {
    "AUROC": scores(classification.BinaryAUROC, logits, classes),
    "average precision": scores(classification.BinaryAveragePrecision, logits, classes),
    "calibration error": scores(classification.BinaryCalibrationError, logits, classes),
    "accuracy": scores(classification.BinaryAccuracy, logits, classes),
    "AUROC, three classes": scores(lambda: classification.MulticlassAUROC(3), small, three),
    "calibration error, three classes": scores(lambda: classification.MulticlassCalibrationError(3), small, three),
}
for name, found in results.items():
    print(f"seen: {name}, batches of", ", ".join(f"{size}: {score:.3f}" for size, score in zip(sizes, found)))
area, precision = round(roc_auc_score(classes, logits), 3), round(average_precision_score(classes, logits), 3)
right = results["AUROC"][2:] == [area] * 3 and results["average precision"][2:] == [precision] * 3
moves = all(abs(found[0] - found[-1]) > 0.015 for found in results.values())
third = results["AUROC, three classes"]
apart = len(set(third[-2:])) == 2 and abs(third[0] - third[-1]) > 0.03
print(f"seen: scikit-learn: AUROC {area}, average precision {precision}")
sys.exit(not (right and moves and apart))
P
environment/bin/python look.py || { echo "changed" >&2; exit 1; }
