import math

import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    after, average = np.empty_like(param), np.empty_like(param)
    for i in np.ndindex(param.shape):
        average[i] = alpha * s[i] + (1 - alpha) * grad[i] * grad[i]
        after[i] = param[i] - lr / (math.sqrt(average[i]) + eps) * grad[i]
    return after, average
