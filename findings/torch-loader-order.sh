#!/bin/sh
# PyTorch 2.13.0: what a `DataLoader(shuffle=True)` gives in its second epoch hangs on things that have nothing to do with its data, for the same seed:
#  1. With `persistent_workers=True`, said to keep the worker processes and their data sets alive and no more, the order is another from the second epoch on.
#     A loader takes a number for its workers from the global generator each time it is iterated, one with persistent workers the first time alone.
#  2. A loader that does not shuffle, has no workers and is gone through between the epochs, as for a validation, takes such a number too, so that a run
#     with a validation is trained in another order than one without. The documentation tells of such a number where data are loaded by several
#     processes, and not of loaders without them.
# With a `generator` of its own for each loader the validation no longer matters; persistent workers still do.
# Needs python3 with venv; PyTorch's build for CPUs will do.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv environment
environment/bin/pip -q install --disable-pip-version-check torch==2.13.0 numpy==2.4.6
cat >look.py <<'P'
import sys

import torch
from torch.utils.data import DataLoader, TensorDataset

samples = TensorDataset(torch.arange(8))


def orders(workers=0, persistent=False, validates=False, own=False):
    """What three epochs of a shuffling loader give, from seed 0."""
    torch.manual_seed(0)
    generators = [torch.Generator().manual_seed(0) if own else None for _ in range(2)]
    training = DataLoader(samples, batch_size=8, shuffle=True, num_workers=workers, persistent_workers=persistent, generator=generators[0])
    validation = DataLoader(samples, batch_size=8, shuffle=False, generator=generators[1])
    epochs = []
    for _ in range(3):
        epochs += [batch.tolist() for batch, in training]
        if validates:
            for _ in validation:
                pass
    return epochs


if __name__ == "__main__":
    torch.set_num_threads(1)
    print("version: PyTorch", torch.__version__)
    results = {
        "no workers": orders(), "one worker": orders(1), "two workers": orders(2), "persistent worker": orders(1, persistent=True),
        "validation": orders(validates=True), "own": orders(own=True), "own, validation": orders(own=True, validates=True),
        "own, persistent worker": orders(1, persistent=True, own=True),
    }
    for name, epochs in results.items():
        print(f"seen: {name}:", *epochs)
    plain, own = results["no workers"], results["own"]
    shifted = all(epochs[0] == base[0] and epochs[1] != base[1] and epochs[2] != base[2] for base, epochs in (
        (plain, results["persistent worker"]), (plain, results["validation"]), (own, results["own, persistent worker"])))
    sys.exit(not (results["one worker"] == results["two workers"] == plain and own == results["own, validation"] and shifted))
P
environment/bin/python look.py || { echo "changed" >&2; exit 1; }
