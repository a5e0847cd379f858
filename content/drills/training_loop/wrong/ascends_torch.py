# wrong_answer one_step: goes up the gradient / 沿梯度方向上升了
import torch
from torch.nn.functional import binary_cross_entropy_with_logits


def train(model, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, maximize=True)
    losses = []
    model.train()
    for _ in range(epochs):
        total = 0.0
        for first in range(0, len(x), batch_size):
            xs, ys = x[first : first + batch_size], y[first : first + batch_size]
            optimizer.zero_grad()
            loss = binary_cross_entropy_with_logits(model(xs), ys)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(xs)
        losses.append(total / len(x))
    model.eval()
    return torch.tensor(losses, device=x.device)


def accuracy(model, x, y):
    before = model.training
    model.eval()
    with torch.no_grad():
        share = ((model(x) > 0) == (y > 0.5)).float().mean()
    model.train(before)
    return share
