# wrong_answer one_array: clips each value, which changes the direction / 逐个值截断，方向变了
# cards: train-clip-value
import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad * grad) for grad in grads))
    for grad in grads:
        np.clip(grad, -max_norm, max_norm, out=grad)
    return norm
