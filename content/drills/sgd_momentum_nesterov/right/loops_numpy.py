import numpy as np


def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and not (momentum > 0 and dampening == 0):
        raise ValueError("nesterov")
    keep, take = (0.0, 1.0) if v is None else (momentum, 1 - dampening)
    old = np.zeros_like(param) if v is None else v
    after, velocity = np.empty_like(param), np.empty_like(param)
    for i in np.ndindex(param.shape):
        g = grad[i] + weight_decay * param[i]
        velocity[i] = keep * old[i] + take * g
        after[i] = param[i] - lr * (g + momentum * velocity[i] if nesterov else velocity[i])
    return after, velocity
