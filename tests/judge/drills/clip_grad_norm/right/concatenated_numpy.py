import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = np.linalg.norm(np.concatenate([grad.ravel() for grad in grads]))
    for grad in grads:
        grad[...] = grad * min(1.0, float(max_norm / (norm + 1e-6)))
    return norm
