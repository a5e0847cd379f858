"""The plainest training loop: mini-batches in order, one step of gradient descent each.

Source: the training loop of PyTorch's own quickstart tutorial (PyTorch 2.13). Differs from it: the step is written
out, and the loss of an epoch is the mean over its samples, not over its batches. It uses torch, since the model does.
"""

import torch
from torch.nn.functional import binary_cross_entropy_with_logits


def train(model, x, y, epochs, batch_size, lr):
    x, y = torch.from_numpy(x).float(), torch.from_numpy(y).float()
    losses = []
    model.train()
    for _ in range(epochs):
        total = 0.0
        for first in range(0, len(x), batch_size):
            batch = slice(first, first + batch_size)
            loss = binary_cross_entropy_with_logits(model(x[batch]), y[batch])
            model.zero_grad()
            loss.backward()
            with torch.no_grad():
                for parameter in model.parameters():
                    if parameter.requires_grad:
                        parameter -= lr * parameter.grad
            total += loss.item() * len(x[batch])
        losses.append(total / len(x))
    model.eval()
    return torch.tensor(losses).numpy()


def accuracy(model, x, y):
    before = model.training
    model.eval()
    with torch.no_grad():
        logits = model(torch.from_numpy(x).float())
    model.train(before)
    right = [(z > 0) == (target > 0.5) for z, target in zip(logits.flatten().tolist(), y.flatten(), strict=True)]
    return torch.tensor(sum(right) / len(right)).numpy()
