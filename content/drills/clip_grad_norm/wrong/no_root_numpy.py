# wrong_answer one_array: forgets the root / 忘了开方
import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = sum(np.sum(grad * grad) for grad in grads)
    factor = np.minimum(max_norm / (norm + 1e-6), 1)
    for grad in grads:
        grad *= factor
    return norm
