# wrong_answer one_array: takes the mean of the squares, not their sum / 取了平方的均值，而不是和
import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad * grad) for grad in grads) / max(1, sum(grad.size for grad in grads)))
    factor = np.minimum(max_norm / (norm + 1e-6), 1)
    for grad in grads:
        grad *= factor
    return norm
