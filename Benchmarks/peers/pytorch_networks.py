"""One epoch of one of the ten networks (Benchmarks/EngineBenchmark/Networks.swift) over 20,000 images of MNIST and its test, in PyTorch; prints JSON.

Arguments: the network's name, the number of runs one after another, threads."""
import json
import sys
import time

import torch
from torch import nn

import mnist

name, runs, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(threads)
(images, labels), test = mnist.load()


def tensors(images, labels):
    return torch.tensor(images).reshape(-1, 28, 28).float() / 255, torch.tensor(labels).long()


(x, y), (x_test, y_test) = tensors(images[:20_000], labels[:20_000]), tensors(*test)


class Residual(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return x + self.layers(x)


class Recurrent(nn.Module):
    """Layers over the rows of an image, and a dense one on the last state."""

    def __init__(self, kind, units, layers):
        super().__init__()
        self.recurrent, self.head = kind(28, units, num_layers=layers, batch_first=True), nn.Linear(units, 10)

    def forward(self, rows):
        states, _ = self.recurrent(rows)
        return self.head(states[:, -1])


def dense(inputs, outputs):
    return [nn.Linear(inputs, outputs), nn.BatchNorm1d(outputs, eps=1e-3, momentum=0.01), nn.ReLU()]


def convolution(inputs, outputs):
    return [nn.Conv2d(inputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs, eps=1e-3, momentum=0.01), nn.ReLU()]


def residual():
    return Residual(nn.Conv2d(16, 16, 3, padding=1), nn.ReLU(), nn.Conv2d(16, 16, 3, padding=1))


def bottleneck():
    return Residual(nn.Conv2d(64, 16, 1), nn.ReLU(), nn.Conv2d(16, 16, 3, padding=1), nn.ReLU(), nn.Conv2d(16, 64, 1))


def feedforward():
    return Residual(nn.LayerNorm(256), nn.Linear(256, 512), nn.GELU(), nn.Linear(512, 256))


class Attention(nn.Module):
    def __init__(self, features, heads):
        super().__init__()
        self.attention = nn.MultiheadAttention(features, heads, batch_first=True)

    def forward(self, x):
        return self.attention(x, x, x, need_weights=False)[0]


def encoder():
    return [Residual(nn.LayerNorm(64), Attention(64, 4)), Residual(nn.LayerNorm(64), nn.Linear(64, 128), nn.GELU(), nn.Linear(128, 64))]


def image(*layers):
    return nn.Sequential(nn.Unflatten(1, (1, 28)), *layers)


def average(channels):
    return [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10)]


# By name: the batch size and the network.
NETWORKS = {
    "wide": (128, lambda: nn.Sequential(nn.Flatten(), *dense(784, 1024), *dense(1024, 1024), *dense(1024, 1024), nn.Linear(1024, 10))),
    "convolutions": (128, lambda: image(
        *convolution(1, 32), *convolution(32, 32), nn.MaxPool2d(2), *convolution(32, 64), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(3136, 10))),
    "gru": (128, lambda: Recurrent(nn.GRU, 128, 2)),
    "residual": (128, lambda: image(nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), residual(), residual(), residual(), *average(16))),
    "deep": (1024, lambda: nn.Sequential(
        nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), *[layer for _ in range(7) for layer in (nn.Linear(256, 256), nn.ReLU())], nn.Linear(256, 10))),
    "lstm": (128, lambda: Recurrent(nn.LSTM, 256, 1)),
    "strides": (128, lambda: image(
        nn.Conv2d(1, 64, 3, stride=2, padding=1), nn.ReLU(), nn.Conv2d(64, 128, 3, stride=2, padding=1), nn.ReLU(), *average(128))),
    "bottlenecks": (128, lambda: image(nn.Conv2d(1, 64, 3, stride=2, padding=1), nn.ReLU(), bottleneck(), bottleneck(), *average(64))),
    "gelu": (8, lambda: nn.Sequential(
        nn.Flatten(), nn.Linear(784, 256), *[feedforward() for _ in range(4)], nn.LayerNorm(256), nn.Linear(256, 10))),
    "attention": (128, lambda: nn.Sequential(
        nn.Linear(28, 64), *encoder(), *encoder(), nn.LayerNorm(64), nn.Flatten(), nn.Linear(28 * 64, 10))),
}


def run(batch_size, network):
    optimizer, loss_of = torch.optim.Adam(network.parameters(), eps=1e-7), nn.CrossEntropyLoss()
    network.train()
    for chosen in torch.randperm(len(x)).split(batch_size):
        optimizer.zero_grad()
        loss_of(network(x[chosen]), y[chosen]).backward()
        optimizer.step()
    network.eval()
    with torch.no_grad():
        right = sum((network(rows).argmax(1) == answers).sum().item() for rows, answers in zip(x_test.split(500), y_test.split(500)))
    return right / len(x_test)


batch_size, build = NETWORKS[name]
begun = time.perf_counter()
accuracies = [run(batch_size, build()) for _ in range(runs)]
print(json.dumps({"seconds": time.perf_counter() - begun, "accuracy": accuracies[0]}))
