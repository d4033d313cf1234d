"""The workload in PyTorch: tensors in memory, a loop over a random permutation, evaluation after each epoch."""
import time

begun = time.perf_counter()
import torch
from torch import nn

import mnist

imported = time.perf_counter()


def tensors(images, labels):
    return torch.tensor(images).reshape(-1, 784).float() / 255, torch.tensor(labels).long()


train, test = mnist.load()
(x_train, y_train), (x_test, y_test) = tensors(*train), tensors(*test)


def train_epoch(network, optimizer, loss_of, batch_size):
    network.train()
    order = torch.randperm(len(x_train))
    for chosen in order.split(batch_size):
        optimizer.zero_grad()
        loss_of(network(x_train[chosen]), y_train[chosen]).backward()
        optimizer.step()


@torch.no_grad()
def evaluate(network, loss_of):
    network.eval()
    output = network(x_test)
    return loss_of(output, y_test).item(), (output.argmax(1) == y_test).float().mean().item()


accuracies = []
for name, batch_size in mnist.TRIALS:
    # PyTorch's momentum 0.01 is Keras's 0.99.
    normalization = [nn.BatchNorm1d(128, eps=1e-3, momentum=0.01)] if name == "bn" else []
    network = nn.Sequential(nn.Linear(784, 128), *normalization, nn.ReLU(), nn.Linear(128, 10))
    optimizer = torch.optim.Adam(network.parameters(), lr=0.001, eps=1e-7)
    loss_of = nn.CrossEntropyLoss()
    for _ in range(mnist.EPOCHS):
        train_epoch(network, optimizer, loss_of, batch_size)
        _, accuracy = evaluate(network, loss_of)
    accuracies.append(accuracy)
mnist.report("PyTorch", torch.__version__, begun, imported, accuracies)
