"""The same with torch.optim; the losses stay on the device."""

import torch
from torch.nn.functional import binary_cross_entropy_with_logits


def train(model, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr)
    losses = torch.zeros(epochs, device=x.device)
    model.train()
    for epoch in range(epochs):
        for xs, ys in zip(x.split(batch_size), y.split(batch_size), strict=True):
            loss = binary_cross_entropy_with_logits(model(xs), ys)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses[epoch] += loss.detach() * len(xs) / len(x)
    model.eval()
    return losses


@torch.no_grad()
def accuracy(model, x, y):
    before = model.training
    model.eval()
    share = ((model(x) > 0) == (y > 0.5)).float().mean()
    model.train(before)
    return share
