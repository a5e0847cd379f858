import torch


@torch.no_grad()
def clip_grad_norm(grads, max_norm):
    # fill: norm, of all values of all tensors together / norm：所有张量的所有值合在一起的范数
    norm = torch.sqrt(sum((grad * grad).sum() for grad in grads))
    # end
    # fill: factor, at most 1, NaN if norm is / factor：不超过 1；norm 为 NaN 时也是 NaN
    factor = (max_norm / (norm + 1e-6)).clamp(max=1)
    # end
    for grad in grads:
        grad *= factor
    return norm
