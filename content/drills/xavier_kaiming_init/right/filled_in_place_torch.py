import torch


def fans(shape):
    if len(shape) < 2:
        raise ValueError(shape)
    positions = 1
    for k in shape[2:]:
        positions *= k
    return torch.tensor([shape[1], shape[0]], dtype=torch.int64) * positions


def init_weight(shape, kind, rng):
    fan_in, fan_out = map(int, fans(shape))
    variance = {"xavier": 2 / (fan_in + fan_out), "kaiming": 2 / fan_in}[kind.split("_")[0]]
    w = torch.empty(shape, device=rng.device)
    if kind.endswith("uniform"):
        return w.uniform_(-((3 * variance) ** 0.5), (3 * variance) ** 0.5, generator=rng)
    return w.normal_(std=variance**0.5, generator=rng)
