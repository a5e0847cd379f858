"""Xavier and Kaiming initialisation, filled in place into one new tensor."""

import math

import torch


def fans(shape):
    if len(shape) < 2:
        raise ValueError("fewer than two dimensions")
    positions = math.prod(shape[2:])
    return torch.tensor([shape[1] * positions, shape[0] * positions])


def init_weight(shape, kind, rng):
    if len(shape) < 2:
        raise ValueError("fewer than two dimensions")
    positions = math.prod(shape[2:])
    fan_in, fan_out = shape[1] * positions, shape[0] * positions
    std = math.sqrt(2 / (fan_in + fan_out) if kind.startswith("xavier") else 2 / fan_in)
    w = torch.empty(shape, dtype=torch.float32, device=rng.device)
    if kind.endswith("normal"):
        return w.normal_(0, std, generator=rng)
    bound = math.sqrt(3) * std
    return w.uniform_(-bound, bound, generator=rng)
