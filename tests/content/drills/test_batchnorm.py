"""The oracle against PyTorch's batch norm, its autograd and its relatives, in float64."""

import numpy as np
import pytest
import torch
from references import reference

oracle = reference("batchnorm")
RNG = np.random.default_rng(4021)


@pytest.mark.parametrize("shape", [(5, 3), (4, 3, 2, 5), (2, 1, 3, 1)])
@pytest.mark.parametrize("training", [True, False])
def test_forward_backward_and_running_statistics_are_pytorchs(shape: tuple[int, ...], training: bool) -> None:
    x, dy = RNG.normal(2, 3, shape), RNG.normal(size=shape)
    gamma, beta, mean = (RNG.normal(size=shape[1]) for _ in range(3))
    var = RNG.uniform(0.5, 2, shape[1])
    leaves = [torch.tensor(value, requires_grad=True) for value in (x, gamma, beta)]
    running = [torch.tensor(mean), torch.tensor(var)]
    expected = torch.nn.functional.batch_norm(
        leaves[0], *running, leaves[1], leaves[2], training=training, momentum=0.3, eps=1e-2
    )
    expected.backward(torch.tensor(dy))

    y, cache = oracle.batchnorm_forward(x, gamma, beta, mean, var, 0.3, 1e-2, training)
    gradients = oracle.batchnorm_backward(dy, cache)

    np.testing.assert_allclose(y, expected.detach(), rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(mean, running[0], rtol=1e-12)
    np.testing.assert_allclose(var, running[1], rtol=1e-12)
    for ours, leaf in zip(gradients, leaves, strict=True):
        np.testing.assert_allclose(ours, leaf.grad, rtol=1e-9, atol=1e-11)


def test_folding_gives_what_convolution_and_batch_norm_give() -> None:
    weight, bias = RNG.normal(size=(4, 3, 3, 3)), RNG.normal(size=4)
    gamma, beta, mean, var = RNG.normal(size=4), RNG.normal(size=4), RNG.normal(size=4), RNG.uniform(0.5, 2, 4)
    x = torch.tensor(RNG.normal(size=(2, 3, 6, 6)))
    conv = torch.nn.functional.conv2d(x, torch.tensor(weight), torch.tensor(bias))
    normal = [torch.tensor(value) for value in (mean, var, gamma, beta)]
    expected = torch.nn.functional.batch_norm(conv, *normal, training=False, eps=1e-2)

    folded = oracle.conv_bn_fold(weight, bias, gamma, beta, mean, var, 1e-2)

    found = torch.nn.functional.conv2d(x, *(torch.tensor(value) for value in folded))
    np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-11)


def test_merged_statistics_are_those_of_all_values() -> None:
    parts = [RNG.normal(shift, 2, (size, 3)) for shift, size in ((0, 4), (5, 1), (-3, 9))]
    whole = np.concatenate(parts)
    merged = oracle.sync_bn_merge(
        np.array([len(part) for part in parts]), np.array([p.mean(0) for p in parts]), np.array([p.var(0) for p in parts])
    )

    np.testing.assert_allclose(merged[0], whole.mean(0), rtol=1e-12)
    np.testing.assert_allclose(merged[1], whole.var(0), rtol=1e-12)


@pytest.mark.parametrize(("kind", "groups"), [("layer", 1), ("instance", 1), ("group", 2)])
def test_kinds_by_axes_are_pytorchs(kind: str, groups: int) -> None:
    x, gamma, beta = RNG.normal(size=(3, 4, 2, 5)), RNG.normal(size=4), RNG.normal(size=4)
    given = [torch.tensor(value) for value in (x, gamma, beta)]
    functional = torch.nn.functional
    expected = {
        "instance": lambda: functional.instance_norm(given[0], weight=given[1], bias=given[2], eps=1e-3),
        "layer": lambda: functional.group_norm(given[0], 1, given[1], given[2], eps=1e-3),
        "group": lambda: functional.group_norm(given[0], groups, given[1], given[2], eps=1e-3),
    }[kind]()

    np.testing.assert_allclose(
        oracle.norm_by_axes(x, gamma, beta, kind, groups, 1e-3), expected, rtol=1e-10, atol=1e-12
    )
