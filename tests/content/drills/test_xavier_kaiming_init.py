"""The oracle beside torch.nn.init: the same fans, bounds and spreads."""

import numpy as np
import torch
from references import reference

drill = reference("xavier_kaiming_init")
SHAPES = ((40, 90), (30, 8, 3, 5), (24, 1, 7, 7), (50, 6, 5))


def test_spreads_and_bounds_are_pytorchs() -> None:
    torch.manual_seed(4021)
    for shape in SHAPES:
        n = int(np.prod(shape))
        for kind in ("xavier_uniform", "xavier_normal", "kaiming_uniform", "kaiming_normal"):
            extra = {"nonlinearity": "relu"} if kind.startswith("kaiming") else {}
            want = getattr(torch.nn.init, kind + "_")(torch.empty(shape), **extra).numpy()
            w = drill.init_weight(shape, kind, np.random.default_rng(77))

            assert w.shape == want.shape
            assert abs(w.std() / want.std() - 1) <= 6 / np.sqrt(n)
            assert abs(w.mean()) <= 6 * want.std() / np.sqrt(n)
            if kind.endswith("uniform"):
                assert abs(np.abs(w).max() / np.abs(want).max() - 1) <= 30 / n


def test_fans_are_what_a_layer_adds_up() -> None:
    """Counted on layers whose weights are all 1: sums over one output and over one input's outputs."""
    for c_in, c_out, k, groups in ((4, 6, 3, 1), (4, 6, 3, 2), (5, 3, 2, 1)):
        layer = torch.nn.Conv2d(c_in, c_out, k, groups=groups, bias=False)
        with torch.no_grad():
            layer.weight.fill_(1)
        fan_in, fan_out = drill.fans(tuple(layer.weight.shape))

        assert fan_in == layer(torch.ones(1, c_in, k, k)).max()
        dot = torch.zeros(1, c_in, 2 * k - 1, 2 * k - 1)
        dot[0, 0, k - 1, k - 1] = 1
        assert fan_out == layer(dot).sum() * groups
