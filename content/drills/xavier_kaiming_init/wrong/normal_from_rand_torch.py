# wrong_answer xavier_normal: uniform numbers of the right variance for the normal / 该用正态时用了方差相同的均匀分布
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
    std = math.sqrt(2 / (fan_in + fan_out) if kind.startswith("xavier") else 2 / fan_in)
    if kind.endswith("normal"):
        w = std * 3**0.5 * (2 * torch.rand(shape, generator=rng, device=rng.device) - 1)
    else:
        bound = math.sqrt(3) * std
        w = bound * (2 * torch.rand(shape, generator=rng, device=rng.device) - 1)
    return w
