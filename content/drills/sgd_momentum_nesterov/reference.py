"""One step of SGD with momentum in float64, the formulas line by line.

Sources: Sutskever et al. 2013, "On the importance of initialization and momentum in deep learning";
torch.optim.SGD 2.13.

Deliberate differences
    New values are returned; PyTorch changes the parameter and its buffer in place.
    With momentum 0 the velocity is kept, and dampened, all the same; PyTorch then has none.
"""

import numpy as np


def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum above 0 and no dampening")
    grad = np.asarray(grad + weight_decay * param)
    v = grad.copy() if v is None else momentum * v + (1 - dampening) * grad
    direction = grad + momentum * v if nesterov else v
    return param - lr * direction, v
