"""The oracle against torch.optim.RMSprop, step by step, in float64."""

import numpy as np
import torch
from references import reference

drill = reference("rmsprop")


def _run(shape: tuple[int, ...], momentum: float, centred: bool, rng: np.random.Generator) -> None:
    param = np.asarray(rng.normal(size=shape))
    s, mean, buf = (np.zeros(shape) for _ in range(3))
    leaf = torch.nn.Parameter(torch.tensor(param))
    optimizer = torch.optim.RMSprop([leaf], 0.03, 0.9, 1e-3, momentum=momentum, centered=centred)
    for _ in range(12):
        grad = np.asarray(rng.normal(size=shape))
        leaf.grad = torch.tensor(grad)
        optimizer.step()
        if centred:
            param, s, mean, buf = drill.rmsprop_centred_step(param, grad, s, mean, buf, 0.03, 0.9, 1e-3, momentum)
        else:
            param, s = drill.rmsprop_step(param, grad, s, 0.03, 0.9, 1e-3)

        assert np.allclose(param, leaf.detach().numpy(), rtol=1e-12, atol=1e-13)
        assert np.allclose(s, optimizer.state[leaf]["square_avg"].numpy(), rtol=1e-13, atol=0)


def test_plain_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for shape in ((3, 4), (5,), ()):
        _run(shape, 0.0, False, rng)


def test_centred_it_is_pytorchs() -> None:
    rng = np.random.default_rng(77)
    for shape in ((3, 4), ()):
        for momentum in (0.0, 0.8):
            _run(shape, momentum, True, rng)
