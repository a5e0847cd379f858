"""The oracle against the statistics of the concatenation, and against PyTorch's batch norm on it, in float64."""

import numpy as np
import torch
from references import reference

oracle = reference("sync_bn_merge")


def test_merging_is_concatenating() -> None:
    rng = np.random.default_rng(14)
    for cuts in ([3], [0, 2, 7], [1, 1, 4, 8]):  # 0 and a repeated cut: empty devices
        x = rng.normal(5, 2, (10, 3, 2, 4))
        n, mean, var = oracle.merge([oracle.local_stats(shard) for shard in np.split(x, cuts)])

        assert n == 80
        assert np.allclose(mean, x.mean((0, 2, 3)), rtol=0, atol=1e-13)
        assert np.allclose(var, x.var((0, 2, 3)), rtol=0, atol=1e-13)


def test_running_statistics_are_pytorchs() -> None:
    rng = np.random.default_rng(15)
    layer = torch.nn.BatchNorm2d(3, momentum=0.3).double()
    mean, var = np.zeros(3), np.ones(3)
    for _ in range(3):
        x = rng.normal(-2, 3, (6, 3, 2, 4))
        layer(torch.tensor(x))
        assert oracle.update_running([oracle.local_stats(shard) for shard in np.split(x, [1, 4])], mean, var, 0.3) == 48

    assert layer.running_mean is not None and layer.running_var is not None
    assert np.allclose(mean, layer.running_mean, rtol=0, atol=1e-13)
    assert np.allclose(var, layer.running_var, rtol=0, atol=1e-12)


def test_no_values_at_all() -> None:
    n, mean, var = oracle.merge([oracle.local_stats(np.zeros((0, 2, 3, 3)))] * 2)

    assert n == 0 and not mean.any() and not var.any()
