import numpy as np


def clip_grad_norm(grads, max_norm):
    # fill: norm, of all values of all arrays together / norm：所有数组的所有值合在一起的范数
    norm = np.sqrt(sum(np.sum(grad * grad) for grad in grads))
    # end
    # fill: factor, at most 1, NaN if norm is / factor：不超过 1；norm 为 NaN 时也是 NaN
    factor = np.minimum(max_norm / (norm + 1e-6), 1)
    # end
    for grad in grads:
        grad *= factor
    return norm
