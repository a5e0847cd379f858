# wrong_answer below: scales small gradients up to the bound / 把较小的梯度放大到了上限
import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum((grad * grad).sum() for grad in grads))
    coefficient = float(max_norm / (norm + 1e-6))
    for grad in grads:
        grad *= coefficient
    return norm
