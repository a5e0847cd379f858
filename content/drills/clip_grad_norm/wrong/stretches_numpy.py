# wrong_answer below: scales small gradients up to the bound / 把小的梯度也放大到上限
import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad * grad) for grad in grads))
    factor = max_norm / (norm + 1e-6)
    for grad in grads:
        grad *= factor
    return norm
