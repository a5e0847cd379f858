# wrong_answer one_array: makes new arrays, and the caller's stay as they were / 生成了新数组，调用者的数组没有变
import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad * grad) for grad in grads))
    factor = np.minimum(max_norm / (norm + 1e-6), 1)
    for grad in grads:
        grad = grad * factor
    return norm
