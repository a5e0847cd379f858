# wrong_answer above: clips every array by its own norm / 每个数组按自己的范数裁剪
# cards: train-clip
import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad * grad) for grad in grads))
    for grad in grads:
        grad *= np.minimum(max_norm / (np.sqrt(np.sum(grad * grad)) + 1e-6), 1)
    return norm
