import numpy as np


def clip_grad_norm(grads, max_norm):
    norm = np.linalg.norm(np.array([np.linalg.norm(grad.ravel()) for grad in grads], grads[0].dtype))
    if not norm + 1e-6 <= max_norm:  # also when norm is NaN
        for grad in grads:
            np.multiply(grad, max_norm / (norm + 1e-6), out=grad)
    return norm
