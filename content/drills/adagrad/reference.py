"""One step of AdaGrad in float64, the formulas line by line.

Source: Duchi, Hazan & Singer 2011, "Adaptive Subgradient Methods", the diagonal form; torch.optim.Adagrad 2.13 without
decay of the rate. Differs from PyTorch: new values are returned, and eps is given.
"""

import numpy as np


def adagrad_step(param, grad, s, lr, eps):
    s = s + grad**2
    return param - lr * grad / (np.sqrt(s) + eps), s
