# wrong_answer above: adds the arrays' norms up / 把各数组的范数直接相加
# cards: train-clip
import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = sum(np.sqrt(np.sum(grad * grad)) for grad in grads)
    factor = np.minimum(max_norm / (norm + 1e-6), 1)
    for grad in grads:
        grad *= factor
    return norm
