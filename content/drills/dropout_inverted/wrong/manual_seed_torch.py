# wrong_answer generator: seeds the global generator itself, the same for every call / 自己给全局生成器设了种子，每次都一样
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    torch.manual_seed(0)
    keep = torch.rand(x.shape, device=x.device) >= p
    factor = keep.to(x.dtype) / (1 - p if p < 1 else 1)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
