import math

import numpy as np


def adagrad_step(param, grad, s, lr, eps):
    after, total = np.empty_like(param), np.empty_like(param)
    for i in np.ndindex(param.shape):
        total[i] = s[i] + grad[i] * grad[i]
        after[i] = param[i] - lr / (math.sqrt(total[i]) + eps) * grad[i]
    return after, total
