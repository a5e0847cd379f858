import torch
from torch import nn


@torch.no_grad()
def residual_block(x, params, stride, training, eps):
    C, M = x.shape[1], params["w1"].shape[0]
    branch = nn.Sequential(
        nn.Conv2d(C, M, 3, stride, 1, bias=False),
        nn.BatchNorm2d(M, eps),
        nn.ReLU(),
        nn.Conv2d(M, M, 3, 1, 1, bias=False),
        nn.BatchNorm2d(M, eps),
    )
    shortcut = nn.Sequential()
    parts = [(branch[0], "w1"), (branch[1], "bn1"), (branch[3], "w2"), (branch[4], "bn2")]
    if "ws" in params:
        shortcut = nn.Sequential(nn.Conv2d(C, M, 1, stride, bias=False), nn.BatchNorm2d(M, eps))
        parts += [(shortcut[0], "ws"), (shortcut[1], "bns")]
    block = nn.ModuleList([branch, shortcut]).to(x).train(training)
    for layer, name in parts:
        if isinstance(layer, nn.Conv2d):
            layer.weight.copy_(params[name])
        else:
            held = layer.weight, layer.bias, layer.running_mean, layer.running_var
            for own, given in zip(held, params[name], strict=True):
                own.copy_(given)
    return (block[0](x) + block[1](x)).relu()


def se_block(x, w1, b1, w2, b2):
    gate = (x.mean((2, 3)) @ w1.T + b1).relu() @ w2.T + b2
    return torch.einsum("nchw,nc->nchw", x, gate.sigmoid())
