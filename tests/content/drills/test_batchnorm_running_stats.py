"""The oracle against the buffers of PyTorch's layers, and Keras's convention against NumPy's own mean and variance."""

import numpy as np
import pytest
import torch
from references import reference

oracle = reference("batchnorm_running_stats")


@pytest.mark.parametrize("momentum", [0.1, 0.37, None])
@pytest.mark.parametrize("shape", [(4, 3), (2, 3, 1, 4)])
def test_it_is_pytorchs_layer_over_several_batches(shape: tuple[int, ...], momentum: float | None) -> None:
    rng = np.random.default_rng(4021)
    layer = (
        torch.nn.BatchNorm1d(3, momentum=momentum) if len(shape) == 2 else torch.nn.BatchNorm2d(3, momentum=momentum)
    )
    layer.double()
    mean, var, count = np.zeros(3), np.ones(3), 0
    for _ in range(4):
        x = rng.normal(2, 3, shape)
        layer(torch.tensor(x))
        mean, var, count = oracle.update_running(mean, var, count, x, momentum)

        assert layer.running_mean is not None and layer.running_var is not None
        assert np.allclose(mean, layer.running_mean.numpy(), rtol=1e-12)
        assert np.allclose(var, layer.running_var.numpy(), rtol=1e-12)
    assert layer.num_batches_tracked is not None and count == int(layer.num_batches_tracked) == 4


def test_decay_weighs_the_old_and_the_variance_is_biased() -> None:
    rng = np.random.default_rng(7)
    x, mean, var = rng.normal(2, 3, (2, 3, 4, 5)), rng.normal(size=3), rng.uniform(1, 2, 3)

    got = oracle.update_decaying(mean, var, x, 0.9)

    assert np.allclose(got[0], 0.9 * mean + 0.1 * x.mean((0, 2, 3)), rtol=1e-12)
    assert np.allclose(got[1], 0.9 * var + 0.1 * x.var((0, 2, 3)), rtol=1e-12)
