# wrong_answer tiny: leaves the 1e-6 out, so the bound may be exceeded / 没有加 1e-6，可能超过上限
import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad * grad) for grad in grads))
    factor = np.minimum(max_norm / norm, 1) if norm != 0 else 1
    for grad in grads:
        grad *= factor
    return norm
