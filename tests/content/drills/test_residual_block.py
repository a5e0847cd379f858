"""The oracle against PyTorch's modules, in float64, in both modes, with and without projection."""

import numpy as np
import torch
from references import reference
from torch import nn

oracle = reference("residual_block")


def as_stats(layer: nn.BatchNorm2d) -> list[np.ndarray]:
    assert layer.running_mean is not None and layer.running_var is not None
    return [t.detach().numpy().copy() for t in (layer.weight, layer.bias, layer.running_mean, layer.running_var)]


def test_it_is_what_modules_give() -> None:
    torch.manual_seed(1)
    for C, M, stride, training in ((3, 3, 1, False), (3, 3, 1, True), (2, 4, 2, False), (2, 4, 2, True)):
        convs = [nn.Conv2d(C, M, 3, stride, 1, bias=False), nn.Conv2d(M, M, 3, 1, 1, bias=False)]
        convs.append(nn.Conv2d(C, M, 1, stride, bias=False))
        norms = [nn.BatchNorm2d(M, eps=0.1) for _ in convs]
        for layer in (*convs, *norms):
            layer.double().train(training)
        for layer in norms:
            assert layer.running_mean is not None and layer.running_var is not None
            for t in (layer.weight.data, layer.bias.data, layer.running_mean):
                t.normal_()
            layer.running_var.uniform_(0.5, 3)
        params: dict[str, object] = {}
        for name, conv, norm in zip("12s", convs, norms, strict=True):
            params |= {f"w{name}": conv.weight.detach().numpy(), f"bn{name}": as_stats(norm)}
        x = torch.randn(3, C, 5, 6, dtype=torch.float64)
        branch = norms[1](convs[1](torch.relu(norms[0](convs[0](x)))))
        if C == M:
            del params["ws"], params["bns"]
        want = torch.relu(branch + (x if C == M else norms[2](convs[2](x)))).detach()

        assert np.allclose(oracle.residual_block(x.numpy(), params, stride, training, 0.1), want, rtol=0, atol=1e-12)


def test_the_gates_are_two_linear_layers() -> None:
    torch.manual_seed(2)
    down, up = nn.Linear(4, 2).double(), nn.Linear(2, 4).double()
    x = torch.randn(3, 4, 5, 2, dtype=torch.float64)
    gate = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), down, nn.ReLU(), up, nn.Sigmoid())(x)
    weights = [t.detach().numpy() for t in (down.weight, down.bias, up.weight, up.bias)]

    assert np.allclose(oracle.se_block(x.numpy(), *weights), (x * gate[:, :, None, None]).detach(), rtol=0, atol=1e-13)
