"""The oracle against torch.optim.SGD in double precision, and its accuracy against counting."""

import numpy as np
import torch
from references import reference
from torch.nn.functional import binary_cross_entropy_with_logits

drill = reference("training_loop")


def _model() -> torch.nn.Module:
    torch.manual_seed(4021)
    return torch.nn.Sequential(torch.nn.Linear(2, 6), torch.nn.Tanh(), torch.nn.Linear(6, 1))


def _data(n: int) -> tuple[np.ndarray, np.ndarray]:
    x = np.random.default_rng(77).uniform(-1, 1, (n, 2))
    return x, (x[:, :1] * x[:, 1:] > 0).astype(float)


def test_it_is_pytorchs_gradient_descent() -> None:
    mine, other = _model(), _model().double()
    optimizer = torch.optim.SGD(other.parameters(), 0.3)
    x, y = _data(11)
    losses = drill.train(mine, x, y, 4, 4, 0.3)
    for epoch in range(4):
        each = []
        for xs, ys in zip(torch.tensor(x).split(4), torch.tensor(y).split(4), strict=True):
            loss = binary_cross_entropy_with_logits(other(xs), ys, reduction="none")
            each.append(loss.detach())
            optimizer.zero_grad()
            loss.mean().backward()
            optimizer.step()

        assert abs(losses[epoch] - torch.cat(each).mean().item()) < 1e-5
    for a, b in zip(mine.parameters(), other.parameters(), strict=True):
        assert torch.allclose(a.double(), b, atol=1e-5)


def test_accuracy_counts() -> None:
    model = _model()
    x, y = _data(50)
    probabilities = torch.sigmoid(model(torch.tensor(x).float())).detach().numpy()

    assert abs(drill.accuracy(model, x, y) - (probabilities.round() == y).mean()) < 1e-6
