import torch


def fans(shape):
    if len(shape) < 2:
        raise ValueError(shape)
    w = torch.empty(shape, device="meta")
    return torch.tensor([w[0].numel(), w[:, 0].numel()])


def init_weight(shape, kind, rng):
    fan = fans(shape).double()
    std = (2 / fan.sum() if "xavier" in kind else 2 / fan[0]).sqrt().item()
    if "normal" in kind:
        return torch.normal(0.0, std, shape, generator=rng, device=rng.device)
    return (torch.rand(shape, generator=rng, device=rng.device) - 0.5) * (2 * 3**0.5 * std)
