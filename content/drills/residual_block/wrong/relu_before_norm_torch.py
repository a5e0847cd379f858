# wrong_answer identity: a ReLU in front of the second batch norm / 第二个批归一化之前多了一个 ReLU
import torch
from torch.nn import functional as F


def residual_block(x, params, stride, training, eps):
    branch = F.conv2d(x, params["w1"], stride=stride, padding=1)
    branch = F.conv2d(F.relu(bn(branch, params["bn1"], training, eps)), params["w2"], padding=1)
    branch = bn(F.relu(branch), params["bn2"], training, eps)
    shortcut = x
    if "ws" in params:
        shortcut = bn(F.conv2d(x, params["ws"], stride=stride), params["bns"], training, eps)
    return F.relu(branch + shortcut)


def bn(x, stats, training, eps):
    gamma, beta, mean, var = stats
    if training:
        mean, var = x.mean((0, 2, 3)), x.var((0, 2, 3), correction=0)
    scale = gamma / torch.sqrt(var + eps)
    return (x - mean[:, None, None]) * scale[:, None, None] + beta[:, None, None]


def se_block(x, w1, b1, w2, b2):
    squeezed = x.mean((2, 3))
    hidden = F.relu(F.linear(squeezed, w1, b1))
    gate = torch.sigmoid(F.linear(hidden, w2, b2))
    return x * gate[:, :, None, None]
