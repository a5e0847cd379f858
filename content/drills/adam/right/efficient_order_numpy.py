"""The paper's efficient order: both corrections in one number. Then eps has to be scaled as well."""

import math

import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    root = math.sqrt(1 - beta2**t)
    g = param * weight_decay + grad
    m = m * beta1 + g * (1 - beta1)
    v = v * beta2 + np.square(g) * (1 - beta2)
    return param - (lr * root / (1 - beta1**t)) * (m / (np.sqrt(v) + eps * root)), m, v
