# wrong_answer one_array: gives the norm after clipping / 返回的是裁剪之后的范数
import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad * grad) for grad in grads))
    factor = np.minimum(max_norm / (norm + 1e-6), 1)
    for grad in grads:
        grad *= factor
    return norm * factor
