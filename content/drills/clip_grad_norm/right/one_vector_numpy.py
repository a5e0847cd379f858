import numpy as np


def clip_grad_norm(grads, max_norm):
    everything = np.concatenate([grad.ravel() for grad in grads])
    norm = np.sqrt(np.einsum("i,i->", everything, everything))
    factor = max_norm / (norm + 1e-6)
    if factor < 1 or np.isnan(factor):
        for grad in grads:
            grad[...] = grad * factor
    return norm
