"""Epochs of a small convolutional network and of an LSTM over rows in PyTorch; prints the seconds of each as JSON. Arguments: epochs, threads."""
import json
import sys
import time

import torch
from torch import nn

import mnist

epochs, threads = int(sys.argv[1]), int(sys.argv[2])
torch.set_num_threads(threads)
(images, labels), _ = mnist.load()
x, y = torch.tensor(images).reshape(-1, 28, 28).float() / 255, torch.tensor(labels).long()


class Rows(nn.Module):
    """An LSTM over the rows of an image, and a layer on its last state."""

    def __init__(self):
        super().__init__()
        self.recurrent, self.head = nn.LSTM(28, 64, batch_first=True), nn.Linear(64, 10)

    def forward(self, rows):
        states, _ = self.recurrent(rows)
        return self.head(states[:, -1])


def convolutional():
    return nn.Sequential(
        nn.Unflatten(1, (1, 28)), nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(400, 10))


def seconds(network):
    optimizer, loss_of = torch.optim.Adam(network.parameters()), nn.CrossEntropyLoss()
    begun = time.perf_counter()
    for chosen in torch.randperm(len(x)).split(32):
        optimizer.zero_grad()
        loss_of(network(x[chosen]), y[chosen]).backward()
        optimizer.step()
    return time.perf_counter() - begun


networks = {"cnn": convolutional(), "lstm": Rows()}
print(json.dumps({name: [seconds(network) for _ in range(epochs)] for name, network in networks.items()}))
