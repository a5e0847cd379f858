# wrong_answer no_fans: gives a vector fans instead of an error / 对向量也给出 fan，没有报错
import math

import torch


def fans(shape):
    shape = (1, *shape) if len(shape) < 2 else shape
    positions = math.prod(shape[2:])
    fan_in, fan_out = shape[1] * positions, shape[0] * positions
    return torch.tensor([fan_in, fan_out])


def init_weight(shape, kind, rng):
    fan_in, fan_out = fans(shape).tolist()
    std = math.sqrt(2 / (fan_in + fan_out) if kind.startswith("xavier") else 2 / fan_in)
    if kind.endswith("normal"):
        w = std * torch.randn(shape, generator=rng, device=rng.device)
    else:
        bound = math.sqrt(3) * std
        w = bound * (2 * torch.rand(shape, generator=rng, device=rng.device) - 1)
    return w
