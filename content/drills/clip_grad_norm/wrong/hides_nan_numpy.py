# wrong_answer not_a_number: Python's min turns a NaN into 1 / Python 的 min 把 NaN 变成了 1
import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad * grad) for grad in grads))
    factor = min(1, max_norm / (norm + 1e-6))
    for grad in grads:
        grad *= factor
    return norm
