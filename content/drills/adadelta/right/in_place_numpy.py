import numpy as np


def adadelta_step(param, grad, s, d, rho, eps, lr):
    s_new, d_new, after = np.array(s), np.array(d), np.array(param)
    s_new += (1 - rho) * (np.square(grad) - s_new)
    delta = np.sqrt((d_new + eps) / (s_new + eps)) * grad
    d_new += (1 - rho) * (np.square(delta) - d_new)
    after -= lr * delta
    return after, s_new, d_new
