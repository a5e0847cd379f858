"""The oracle against running the layers, and against PyTorch's own fusion, in float64."""

import numpy as np
import torch
from references import reference
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

oracle = reference("conv_bn_fold")


def norm(channels: int) -> nn.BatchNorm2d:
    layer = nn.BatchNorm2d(channels, eps=0.3).double().eval()
    assert layer.running_mean is not None and layer.running_var is not None
    for t in (layer.weight.data, layer.bias.data, layer.running_mean):
        t.normal_()
    layer.running_var.uniform_(0.5, 3)
    return layer


def arrays(layer: nn.BatchNorm2d) -> list[np.ndarray]:
    assert layer.running_mean is not None and layer.running_var is not None
    return [t.detach().numpy() for t in (layer.weight, layer.bias, layer.running_mean, layer.running_var)]


def test_the_folded_layer_does_what_both_did() -> None:
    torch.manual_seed(6)
    x = torch.randn(2, 4, 5, 6, dtype=torch.float64)
    for kind in (nn.Conv2d, nn.ConvTranspose2d):
        for groups, bias in ((1, True), (2, False), (4, True)):
            conv, bn = kind(4, 8, 3, groups=groups, bias=bias).double(), norm(8)
            want = bn(conv(x)).detach()
            b = None if conv.bias is None else conv.bias.detach().numpy()
            w, b = oracle.fold(conv.weight.detach().numpy(), b, arrays(bn), 0.3, groups, kind is nn.ConvTranspose2d)
            folded = kind(4, 8, 3, groups=groups).double()
            folded.weight.data, folded.bias.data = torch.tensor(w), torch.tensor(b)

            assert torch.allclose(folded(x), want, rtol=0, atol=1e-12)


def test_it_is_pytorchs_fusion() -> None:
    torch.manual_seed(7)
    conv, bn = nn.Conv2d(3, 5, 3).double().eval(), norm(5)
    fused = fuse_conv_bn_eval(conv, bn)
    assert conv.bias is not None and fused.bias is not None
    w, b = oracle.fold(conv.weight.detach().numpy(), conv.bias.detach().numpy(), arrays(bn), 0.3, 1, False)

    assert np.allclose(w, fused.weight.detach(), rtol=0, atol=1e-13)
    assert np.allclose(b, fused.bias.detach(), rtol=0, atol=1e-13)


def test_ahead_of_a_convolution_without_padding() -> None:
    torch.manual_seed(8)
    x = torch.randn(2, 4, 5, 6, dtype=torch.float64)
    for groups in (1, 2):
        conv, bn = nn.Conv2d(4, 6, (3, 2), groups=groups).double(), norm(4)
        assert conv.bias is not None
        w, b = oracle.fold_ahead(arrays(bn), 0.3, conv.weight.detach().numpy(), conv.bias.detach().numpy(), groups)
        got = nn.functional.conv2d(x, torch.tensor(w), torch.tensor(b), groups=groups)

        assert torch.allclose(got, conv(bn(x)), rtol=0, atol=1e-12)
