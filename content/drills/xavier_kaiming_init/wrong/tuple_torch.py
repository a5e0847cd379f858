# wrong_answer fans_linear: gives a tuple instead of a tensor / 返回的是元组，而不是张量
import math

import torch


def fans(shape):
    if len(shape) < 2:
        raise ValueError("fewer than two dimensions")
    positions = math.prod(shape[2:])
    fan_in, fan_out = shape[1] * positions, shape[0] * positions
    return fan_in, fan_out


def init_weight(shape, kind, rng):
    fan_in, fan_out = fans(shape)
    std = math.sqrt(2 / (fan_in + fan_out) if kind.startswith("xavier") else 2 / fan_in)
    if kind.endswith("normal"):
        w = std * torch.randn(shape, generator=rng, device=rng.device)
    else:
        bound = math.sqrt(3) * std
        w = bound * (2 * torch.rand(shape, generator=rng, device=rng.device) - 1)
    return w
