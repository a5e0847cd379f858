# wrong_answer kaiming_normal: leaves ReLU's gain out of Kaiming / Kaiming 没有乘 ReLU 的增益
# cards: init-gain
import math

import torch


def fans(shape):
    if len(shape) < 2:
        raise ValueError("fewer than two dimensions")
    positions = math.prod(shape[2:])
    fan_in, fan_out = shape[1] * positions, shape[0] * positions
    return torch.tensor([fan_in, fan_out])


def init_weight(shape, kind, rng):
    fan_in, fan_out = fans(shape).tolist()
    std = math.sqrt(2 / (fan_in + fan_out) if kind.startswith("xavier") else 1 / fan_in)
    if kind.endswith("normal"):
        w = std * torch.randn(shape, generator=rng, device=rng.device)
    else:
        bound = math.sqrt(3) * std
        w = bound * (2 * torch.rand(shape, generator=rng, device=rng.device) - 1)
    return w
