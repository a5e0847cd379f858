import math

import numpy as np


def adadelta_step(param, grad, s, d, rho, eps, lr):
    after, s_new, d_new = (np.empty_like(param) for _ in range(3))
    for i in np.ndindex(param.shape):
        s_new[i] = rho * s[i] + (1 - rho) * grad[i] * grad[i]
        delta = grad[i] * math.sqrt(d[i] + eps) / math.sqrt(s_new[i] + eps)
        d_new[i] = rho * d[i] + (1 - rho) * delta * delta
        after[i] = param[i] - lr * delta
    return after, s_new, d_new
