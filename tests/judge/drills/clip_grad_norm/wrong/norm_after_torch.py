# wrong_answer above: returns the norm after clipping / 返回的是裁剪之后的范数
import torch


def clip_grad_norm(grads, max_norm):
    norm = torch.sqrt(sum((grad * grad).sum() for grad in grads))
    coefficient = min(1.0, float(max_norm / (norm + 1e-6)))
    for grad in grads:
        grad *= coefficient
    norm = norm * coefficient
    return norm
