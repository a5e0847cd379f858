# wrong_answer zero: divides by a norm of 0 / 范数为 0 时除以 0
import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad * grad) for grad in grads))
    factor = np.minimum(max_norm / norm, 1) if norm else norm / norm
    for grad in grads:
        grad *= factor
    return norm
