# Writes recorded.json, what scikit-learn 1.9.1 makes of made-up predictions with ties and absent classes: python3 record.py
#
# Numbers come from a linear congruential generator, in steps of 1/16 where scores are to be equal. A figure that scikit-learn does not define is null.
import json, pathlib, warnings
import numpy as np
from sklearn import calibration, metrics as m

warnings.simplefilter("ignore")
state = 1


def draw(count):
    global state
    state = (state * 1664525 + 1013904223) % 2**32
    return (state >> 16) % count


def number(value):
    return None if np.isnan(value) else float(value)


def case(name, count, classes, present, rounded, skill):
    """`present` are the classes that labels may have; probabilities are in sixteenths where they are `rounded`."""
    labels, rows = [], []
    for _ in range(count):
        label = present[draw(len(present))]
        weights = [draw(16) + (0 if rounded else draw(1000) / 997) + (skill if k == label else 0) for k in range(classes)]
        if sum(weights) == 0: weights[0] = 1
        labels.append(label)
        rows.append(weights)
    p = np.array(rows, float)
    p = p / p.sum(axis=1, keepdims=True)
    if rounded and classes == 2:
        p[:, 1] = np.round(p[:, 1] * 16) / 16
        p[:, 0] = 1 - p[:, 1]
    y, given = np.array(labels), np.array([int(np.flatnonzero(row == row.max())[0]) for row in p])
    out = {"name": name, "labels": labels, "predicted": given.tolist(), "probabilities": p.tolist(), "figures": {}}
    figures = out["figures"]
    for average in ("macro", "micro", "weighted"):
        figures[f"precision {average}"] = m.precision_score(y, given, average=average, zero_division=0)
        figures[f"recall {average}"] = m.recall_score(y, given, average=average, zero_division=0)
        figures[f"f1 {average}"] = m.f1_score(y, given, average=average, zero_division=0)
    figures["accuracy"] = m.accuracy_score(y, given)
    figures["balanced accuracy"] = m.balanced_accuracy_score(y, given)
    figures["kappa"] = m.cohen_kappa_score(y, given)
    figures["matthews"] = m.matthews_corrcoef(y, given)
    figures["log loss"] = m.log_loss(y, p, labels=range(classes))
    figures["brier"] = m.brier_score_loss(y, p[:, 1] if classes == 2 else p, labels=list(range(classes)))
    for k in (1, 2, 3):
        if k < classes and classes > 2: figures[f"top {k}"] = m.top_k_accuracy_score(y, p, k=k, labels=range(classes))
    for k in range(classes):
        own = y == k
        figures[f"average precision {k}"] = m.average_precision_score(own, p[:, k]) if own.any() else np.nan
        figures[f"roc {k}"] = m.roc_auc_score(own, p[:, k]) if own.any() and not own.all() else np.nan
    for k in sorted(set(labels) | set(given.tolist())):
        figures[f"precision {k}"] = m.precision_score(y, given, labels=[k], average="macro", zero_division=0)
        figures[f"recall {k}"] = m.recall_score(y, given, labels=[k], average="macro", zero_division=0)
        figures[f"f1 {k}"] = m.f1_score(y, given, labels=[k], average="macro", zero_division=0)
    if set(labels) == set(range(classes)):
        figures["roc"] = m.roc_auc_score(y, p[:, 1]) if classes == 2 else m.roc_auc_score(y, p, multi_class="ovr")
    true, said = calibration.calibration_curve(y == 1, p[:, 1], n_bins=10)
    out["calibration"] = [said.tolist(), true.tolist()]
    out["figures"] = {key: number(value) for key, value in figures.items()}
    return out


def regression(name, count, targets, noise):
    y = np.array([[draw(1000) / 7 - 30 for _ in range(targets)] for _ in range(count)])
    given = y + noise * np.array([[draw(1000) / 500 - 1 for _ in range(targets)] for _ in range(count)])
    if name == "constant": y = np.full_like(y, 4.25)
    return {"name": name, "targets": y.tolist(), "predicted": given.tolist(),
            "r2": m.r2_score(y, given), "rmse": m.root_mean_squared_error(y, given), "mae": m.mean_absolute_error(y, given)}


cases = [case("two, ties", 60, 2, [0, 1], True, 6), case("two", 200, 2, [0, 1], False, 5), case("two, rare", 90, 2, [0, 0, 0, 0, 0, 0, 1], False, 2),
         case("two, one absent", 20, 2, [0], True, 3), case("three, ties", 75, 3, [0, 1, 2], True, 8), case("five", 300, 5, [0, 1, 2, 3, 4], False, 9),
         case("five, two absent", 80, 5, [1, 3, 4], True, 9), case("one sample", 1, 3, [2], False, 9), case("at random", 40, 4, [0, 1, 2, 3], True, 0)]
numbers = [regression("one target", 50, 1, 40.0), regression("three targets", 80, 3, 20.0), regression("constant", 10, 1, 5.0), regression("exact", 12, 2, 0.0)]
text = ",\n".join(json.dumps(row, separators=(",", ":")) for row in cases)
rows = ",\n".join(json.dumps(row, separators=(",", ":")) for row in numbers)
(pathlib.Path(__file__).parent / "recorded.json").write_text('{"classes":[\n' + text + '\n],"numbers":[\n' + rows + "\n]}\n")
