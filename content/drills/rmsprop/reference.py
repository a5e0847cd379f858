"""RMSProp in float64, the formulas line by line.

Sources: Tieleman & Hinton 2012, lecture 6.5 of "Neural Networks for Machine Learning"; centred: Graves 2013,
arXiv:1308.0850, section 4; torch.optim.RMSprop 2.13, whose place of eps this follows (Graves has it inside the root).

Deliberate differences
    New values are returned; PyTorch changes the parameter and its state in place.
    s - mean**2 is at least 0; PyTorch gives NaN where rounding makes it negative.
"""

import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    return param - lr * grad / (np.sqrt(s) + eps), s


def rmsprop_centred_step(param, grad, s, mean, buf, lr, alpha, eps, momentum):
    s = alpha * s + (1 - alpha) * grad**2
    mean = alpha * mean + (1 - alpha) * grad
    spread = np.sqrt(np.maximum(s - mean**2, 0))
    buf = momentum * buf + grad / (spread + eps)
    return param - lr * buf, s, mean, buf
