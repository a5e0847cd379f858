import torch
from torch.nn import functional as F


def residual_block(x, params, stride, training, eps):
    # fill: branch: conv, norm, ReLU, conv, norm / branch：卷积、归一化、ReLU、卷积、归一化
    branch = F.conv2d(x, params["w1"], stride=stride, padding=1)
    branch = F.relu(bn(branch, params["bn1"], training, eps))
    branch = F.conv2d(branch, params["w2"], padding=1)
    branch = bn(branch, params["bn2"], training, eps)
    # end
    # fill: shortcut: x, or its projection / shortcut：x 本身，或它的投影
    shortcut = x
    if "ws" in params:
        shortcut = bn(F.conv2d(x, params["ws"], stride=stride), params["bns"], training, eps)
    # end
    return F.relu(branch + shortcut)


def bn(x, stats, training, eps):
    gamma, beta, mean, var = stats
    # fill: mean and var of the batch, if training / 训练时，mean、var 改用本批的统计量
    if training:
        mean, var = x.mean((0, 2, 3)), x.var((0, 2, 3), correction=0)
    # end
    scale = gamma / torch.sqrt(var + eps)
    return (x - mean[:, None, None]) * scale[:, None, None] + beta[:, None, None]


def se_block(x, w1, b1, w2, b2):
    # fill: gate (N, C), between 0 and 1 / 门 gate (N, C)，在 0 与 1 之间
    squeezed = x.mean((2, 3))
    hidden = F.relu(F.linear(squeezed, w1, b1))
    gate = torch.sigmoid(F.linear(hidden, w2, b2))
    # end
    return x * gate[:, :, None, None]
