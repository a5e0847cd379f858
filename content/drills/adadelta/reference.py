"""One step of AdaDelta in float64, the formulas line by line.

Source: Zeiler 2012, arXiv:1212.5701, Algorithm 1; torch.optim.Adadelta 2.13, from which lr is (the paper has none).
Differs from PyTorch: new values are returned.
"""

import numpy as np


def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = np.sqrt(d + eps) / np.sqrt(s + eps) * grad
    d = rho * d + (1 - rho) * delta**2
    return param - lr * delta, s, d
