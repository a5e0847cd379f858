import numpy as np


def adagrad_step(param, grad, s, lr, eps):
    total = np.square(grad) + s
    step = np.sqrt(total) + eps
    after = np.array(param)
    after -= grad * (lr / step)
    return after, total
