import math

import torch


def fans(shape):
    if len(shape) < 2:
        raise ValueError("fewer than two dimensions")
    # fill: fan_in and fan_out, with all kernel positions / fan_in、fan_out：计入卷积核的所有位置
    positions = math.prod(shape[2:])
    fan_in, fan_out = shape[1] * positions, shape[0] * positions
    # end
    return torch.tensor([fan_in, fan_out])


def init_weight(shape, kind, rng):
    fan_in, fan_out = fans(shape).tolist()
    # fill: std of the scheme / std：该方案的标准差
    std = math.sqrt(2 / (fan_in + fan_out) if kind.startswith("xavier") else 2 / fan_in)
    # end
    # fill: w, drawn from the distribution / w：从相应的分布抽取
    if kind.endswith("normal"):
        w = std * torch.randn(shape, generator=rng, device=rng.device)
    else:
        bound = math.sqrt(3) * std
        w = bound * (2 * torch.rand(shape, generator=rng, device=rng.device) - 1)
    # end
    return w
