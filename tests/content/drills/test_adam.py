"""The oracle against PyTorch's Adam, AdamW and AMSGrad, step by step, in float64."""

from collections.abc import Callable

import numpy as np
import pytest
import torch
from references import reference

oracle = reference("adam")
RNG = np.random.default_rng(4021)
LR, BETA1, BETA2, EPS, DECAY = 0.05, 0.8, 0.95, 1e-3, 0.1
GIVEN = (LR, BETA1, BETA2, EPS, DECAY)


def pytorchs(make: Callable[..., torch.optim.Optimizer], param: np.ndarray, grads: list[np.ndarray], **more: bool):  # type: ignore[no-untyped-def, type-arg]
    leaf = torch.nn.Parameter(torch.tensor(param))
    optimizer = make([leaf], lr=LR, betas=(BETA1, BETA2), eps=EPS, weight_decay=DECAY, **more)
    for grad in grads:
        leaf.grad = torch.tensor(grad)
        optimizer.step()
        yield leaf.detach().numpy().copy()


@pytest.mark.parametrize(
    ("name", "make", "more"),
    [
        ("adam_step", torch.optim.Adam, {}),
        ("adamw_step", torch.optim.AdamW, {}),
        ("amsgrad_step", torch.optim.Adam, {"amsgrad": True}),
    ],
)
def test_steps_are_pytorchs(name: str, make: Callable[..., torch.optim.Optimizer], more: dict[str, bool]) -> None:
    param = RNG.normal(size=(3, 4))
    grads = [RNG.normal(size=(3, 4)) * scale for scale in (1, 5, 0.1, 0, 2, 1, 0.01, 3)]
    state = [np.zeros_like(param) for _ in range(3 if more else 2)]
    ours = param
    for t, (grad, expected) in enumerate(zip(grads, pytorchs(make, param, grads, **more), strict=True), start=1):
        ours, *state = getattr(oracle, name)(ours, grad, *state, t, *GIVEN)

        np.testing.assert_allclose(ours, expected, rtol=1e-11, atol=1e-13)


def test_the_optimizer_leaves_a_parameter_without_a_gradient_alone_and_goes_on_from_its_state() -> None:
    params = [RNG.normal(size=(2, 3)), RNG.normal(size=4)]
    leaves = [torch.nn.Parameter(torch.tensor(param)) for param in params]
    theirs = torch.optim.Adam(leaves, lr=LR, betas=(BETA1, BETA2), eps=EPS, weight_decay=DECAY)
    ours = oracle.make_adam(params, *GIVEN)
    for step in range(6):
        grads = [RNG.normal(size=param.shape) if (step + i) % 3 else None for i, param in enumerate(params)]
        for leaf, grad in zip(leaves, grads, strict=True):
            leaf.grad = None if grad is None else torch.tensor(grad)
        theirs.step()
        found = oracle.adam_all(ours, grads)
        if step == 3:
            ours = oracle.load_adam(found, oracle.adam_state(ours), *GIVEN)

        for param, leaf in zip(found, leaves, strict=True):
            np.testing.assert_allclose(param, leaf.detach(), rtol=1e-11, atol=1e-13)
