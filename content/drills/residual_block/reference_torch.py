"""ResNet's basic block and the SE block from PyTorch's functions: the yardstick."""

import torch
from torch.nn import functional as F


def residual_block(x, params, stride, training, eps):
    def bn(y, stats):
        gamma, beta, mean, var = stats
        running = (None, None) if training else (mean, var)
        return F.batch_norm(y, *running, gamma, beta, training, 0.0, eps)

    y = F.relu(bn(F.conv2d(x, params["w1"], stride=stride, padding=1), params["bn1"]))
    y = bn(F.conv2d(y, params["w2"], padding=1), params["bn2"])
    if "ws" in params:
        x = bn(F.conv2d(x, params["ws"], stride=stride), params["bns"])
    return F.relu(y + x)


def se_block(x, w1, b1, w2, b2):
    gate = F.linear(F.relu(F.linear(x.mean((2, 3)), w1, b1)), w2, b2)
    return x * torch.sigmoid(gate)[:, :, None, None]
