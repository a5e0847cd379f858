"""The oracle against PyTorch's schedulers, stepped beside it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from references import reference
from torch.optim import lr_scheduler as schedulers

lr_at = reference("lr_schedules").lr_at
BASE = 0.3


def _rates(make: Callable[[torch.optim.Optimizer], Any], steps: int) -> np.ndarray:
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=BASE)
    scheduler = make(optimizer)
    rates = []
    for _ in range(steps):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return np.array(rates)


def _is(make: Callable[[torch.optim.Optimizer], Any], steps: int, **cfg: Any) -> None:
    want = _rates(make, steps)

    assert np.allclose(lr_at(np.arange(steps), {"base": BASE, **cfg}), want, rtol=1e-12, atol=1e-15)


def test_they_are_pytorchs() -> None:
    _is(lambda o: schedulers.StepLR(o, 4, 0.3), 20, kind="step", step_size=4, gamma=0.3)
    _is(lambda o: schedulers.ExponentialLR(o, 0.9), 20, kind="exp", gamma=0.9)
    _is(lambda o: schedulers.PolynomialLR(o, 12, 1.7), 20, kind="poly", T=12, power=1.7, end=0.0)
    _is(lambda o: schedulers.CosineAnnealingLR(o, 12, 0.02), 13, kind="cosine", T=12, end=0.02)
    for mult in (1, 2):
        waves = lambda o, mult=mult: schedulers.CosineAnnealingWarmRestarts(o, 5, mult, 0.02)  # noqa: E731
        _is(waves, 40, kind="restarts", T=5, mult=mult, end=0.02)


def test_the_warm_up_is_a_linear_one_before_the_schedule() -> None:
    def both(optimizer: torch.optim.Optimizer) -> Any:
        rise = schedulers.LinearLR(optimizer, start_factor=1 / 6, total_iters=5)
        return schedulers.SequentialLR(optimizer, [rise, schedulers.StepLR(optimizer, 4, 0.3)], [6])

    _is(both, 20, kind="step", step_size=4, gamma=0.3, warmup=6)


def test_a_polynomial_with_an_end_is_one_without_it_between_two_rates() -> None:
    t = np.arange(20)
    cfg = {"kind": "poly", "T": 12, "power": 1.7}
    lifted = lr_at(t, {**cfg, "base": 0.5, "end": 0.2})
    plain = _rates(lambda o: schedulers.PolynomialLR(o, 12, 1.7), 20)

    assert np.allclose(lifted, 0.2 + plain, rtol=1e-12)
