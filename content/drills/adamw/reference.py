"""AdamW in float64, the formulas line by line.

Sources: Loshchilov & Hutter 2017, arXiv:1711.05101, Algorithm 2; torch.optim.AdamW 2.13, with two parameter groups as
in common Transformer training code: parameters of two or more dimensions decay, the others don't.

Deliberate differences
    The decay is scaled by lr, as PyTorch does; the paper scales it by its schedule alone.
    New values are returned; PyTorch changes the parameter and its state in place.
"""

import numpy as np


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if grad is None:
        return param.copy(), m.copy(), v.copy()
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    if param.ndim >= 2:
        param = param - lr * weight_decay * param
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
