import numpy as np


def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError((momentum, dampening))
    out, step = np.array(param), weight_decay * np.asarray(param)
    step += grad
    velocity = np.array(step)
    if v is not None:
        velocity *= 1 - dampening
        velocity += momentum * v
    if nesterov:
        step += momentum * velocity
        out -= lr * step
    else:
        out -= lr * velocity
    return out, velocity
