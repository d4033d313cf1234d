#!/bin/sh
# PyTorch 2.13.0, CPU: which units `nn.Dropout` drops for a seed hangs on how its input lies in memory, as its mask is drawn in that order and not by index.
# The same numbers, equal by `torch.equal`, lose other units behind a `.contiguous()`, in `channels_last`, or where a transposition is a view: the masks agree
# by chance alone. A network of convolutions trained from one seed is another one in `channels_last`, which PyTorch's guide calls the same tensor in another order:
# its loss is 1.56 after twenty steps, and else 1.49, while without dropout both losses are the same. AlphaDropout, `torch.rand_like` and `randn_like` are alike
# in this; Dropout2d, whose mask has no places, draws the same. The descriptions of Dropout and of reproducibility speak of seeds, devices and releases, not of layouts.
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
from torch import nn

torch.set_num_threads(1)
print("version: PyTorch", torch.__version__)
images = torch.randn(8, 16, 12, 12, generator=torch.Generator().manual_seed(1))
rows = torch.randn(64, 100, generator=torch.Generator().manual_seed(1))
pairs = {"channels_last": (images, images.contiguous(memory_format=torch.channels_last)), "transposed": (rows.T, rows.T.contiguous())}


def drawn(draw, values):
    torch.manual_seed(0)
    return draw(values)


shares = {}
for place, (one, other) in pairs.items():
    assert torch.equal(one, other)
    draws = {"Dropout": nn.Dropout(0.5), "AlphaDropout": nn.AlphaDropout(0.5), "rand_like": torch.rand_like, "randn_like": torch.randn_like}
    if place == "channels_last":
        draws["Dropout2d"] = nn.Dropout2d(0.5)
    for name, draw in draws.items():
        first, second = drawn(draw, one), drawn(draw, other)
        again = drawn(draw, one)
        assert torch.equal(first, again)
        alike = (first == 0) == (second == 0) if name.startswith("Dropout") else first == second
        shares[name, place] = alike.double().mean().item()
        print(f"seen: {name}, {place}: {shares[name, place]:.1%} of the places have the same draw")


def losses(dropout, layout):
    """The loss of twenty steps, all from seed 0."""
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(3, 16, 3), nn.ReLU(), dropout, nn.Flatten(), nn.Linear(16 * 10 * 10, 10)).to(memory_format=layout)
    optimizer = torch.optim.SGD(network.parameters(), lr=0.01)
    samples = torch.randn(32, 3, 12, 12).contiguous(memory_format=layout)
    classes = torch.arange(32) % 10
    found = []
    for _ in range(20):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(network(samples), classes)
        loss.backward()
        optimizer.step()
        found.append(loss.item())
    return found


apart = {}
for name, dropout in (("no dropout", nn.Identity()), ("Dropout", nn.Dropout(0.5)), ("Dropout2d", nn.Dropout2d(0.5))):
    usual, last = losses(dropout, torch.contiguous_format), losses(dropout, torch.channels_last)
    apart[name] = max(abs(one - other) for one, other in zip(usual, last))
    print(f"seen: {name}: the loss of step 20 is {usual[-1]:.4f}, in channels_last {last[-1]:.4f}, the greatest difference {apart[name]:.1e}")
moved = all(0.45 < shares["Dropout", place] < 0.55 and 0.45 < shares["AlphaDropout", place] < 0.55 and shares["rand_like", place] < 0.01 and shares["randn_like", place] < 0.01 for place in pairs)
kept = shares["Dropout2d", "channels_last"] == 1
sys.exit(not (moved and kept and apart["no dropout"] < 1e-4 and apart["Dropout2d"] < 1e-4 and apart["Dropout"] > 0.01))
P
environment/bin/python look.py || { echo "changed" >&2; exit 1; }
