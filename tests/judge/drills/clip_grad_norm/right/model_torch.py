import torch


def clip_grad_norm(grads, max_norm):
    # fill: the norm of all gradients together / 所有梯度合在一起的范数
    norm = torch.sqrt(sum((grad * grad).sum() for grad in grads))
    # end
    # fill: scale each gradient in place, never up / 原地缩放每个梯度，只缩小不放大
    coefficient = torch.clamp(max_norm / (norm + 1e-6), max=1)
    for grad in grads:
        grad.mul_(coefficient)
    # end
    return norm
