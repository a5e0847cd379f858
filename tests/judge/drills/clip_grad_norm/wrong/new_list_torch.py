# wrong_answer above: makes new gradients and leaves the caller's as they were / 生成了新梯度，调用者的没有改动
import torch


def clip_grad_norm(grads, max_norm):
    norm = torch.sqrt(sum((grad * grad).sum() for grad in grads))
    coefficient = min(1.0, float(max_norm / (norm + 1e-6)))
    grads = [grad * coefficient for grad in grads]
    return norm
