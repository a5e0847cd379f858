"""Copies first, then every operation in place on them; `grad`'s copy is used again as the work space."""

import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    param, work, m, v = (np.array(array) for array in (param, grad, m, v))
    work += weight_decay * param
    m *= beta1
    m += (1 - beta1) * work
    np.multiply(work, work, out=work)
    work *= 1 - beta2
    v *= beta2
    v += work
    np.divide(v, 1 - beta2**t, out=work)
    np.sqrt(work, out=work)
    work += eps
    np.divide(m, work, out=work)
    work *= lr / (1 - beta1**t)
    param -= work
    return param, m, v
