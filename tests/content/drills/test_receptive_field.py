"""The oracle against gradients: an output depends on the pixels where its gradient isn't zero."""

import numpy as np
import torch
from references import reference

oracle = reference("receptive_field")


def support(layers: list[tuple[int, int, int, int]], length: int, i: int) -> list[int]:
    x = torch.zeros(1, 1, length, dtype=torch.float64, requires_grad=True)
    y = x
    for k, s, p, d in layers:
        y = torch.nn.functional.conv1d(y, torch.ones(1, 1, k, dtype=torch.float64), None, s, p, d)
    (grad,) = torch.autograd.grad(y[0, 0, i], x)
    return grad[0, 0].nonzero().flatten().tolist()


def test_fields_are_where_gradients_go() -> None:
    rng = np.random.default_rng(3)
    for _ in range(25):
        layers = [
            (int(rng.integers(1, 5)), int(rng.integers(1, 4)), int(rng.integers(0, 3)), int(rng.integers(1, 4)))
            for _ in range(rng.integers(1, 4))
        ]
        sizes = [size for size in range(30, 60) if size % 7 == 0]
        for length in sizes:
            try:
                want = support(layers, length, 0)
            except RuntimeError:
                continue
            assert oracle.seen_by(layers, length, 0).tolist() == want
        field, jump, first = oracle.receptive_field(layers)
        far, i = 4000, 20  # far from both ends nothing is cut off
        seen = support(layers, far, i)

        assert (seen[0], seen[-1] - seen[0] + 1) == (first + i * jump, field)
        assert support(layers, far, i + 1)[0] - seen[0] == jump


def test_the_closed_form() -> None:
    layers = [(7, 2, 3, 1), (3, 2, 1, 1), (3, 1, 2, 2), (1, 2, 0, 1), (3, 1, 1, 1)]
    before = [int(np.prod([s for _, s, _, _ in layers[:n]])) for n in range(len(layers))]
    field = 1 + sum(d * (k - 1) * j for (k, _, _, d), j in zip(layers, before, strict=True))
    first = -sum(p * j for (_, _, p, _), j in zip(layers, before, strict=True))

    assert oracle.receptive_field(layers) == (field, 8, first)
