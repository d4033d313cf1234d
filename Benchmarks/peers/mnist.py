"""Reads MNIST's IDX files (gzipped or not) from $BNBOOK_DATA/mnist, and prints a script's result as one line of JSON."""
import gzip
import json
import os
import time

import numpy as np

# (model, batch size) of the six trials, 5 epochs each.
TRIALS = [("baseline", 32), ("bn", 32), ("bn", 32), ("bn", 64), ("bn", 128), ("bn", 256)]
EPOCHS = 5


def read(name, offset):
    path = os.path.join(os.environ["BNBOOK_DATA"], "mnist", name)
    opened = open(path, "rb") if os.path.exists(path) else gzip.open(path + ".gz", "rb")
    with opened as file:
        return np.frombuffer(file.read(), np.uint8, offset=offset)


def load():
    """Training and test set: images as bytes of shape (n, 28, 28), and labels of shape (n,)."""
    return (
        (read("train-images-idx3-ubyte", 16).reshape(-1, 28, 28), read("train-labels-idx1-ubyte", 8)),
        (read("t10k-images-idx3-ubyte", 16).reshape(-1, 28, 28), read("t10k-labels-idx1-ubyte", 8)),
    )


def report(name, version, begun, imported, accuracies):
    """`seconds_total` leaves out the imports, `seconds_with_import` has them; `accuracies` are the trials' last ones on the test set."""
    now = time.perf_counter()
    print(json.dumps({
        "name": name, "version": version, "seconds_total": round(now - imported, 3),
        "seconds_with_import": round(now - begun, 3), "accuracies": [round(float(a), 4) for a in accuracies],
    }))
