"""Adam and its relatives in float64, the formulas line by line.

Sources
    adam_step      Kingma & Ba 2014, arXiv:1412.6980, Algorithm 1; torch.optim.Adam 2.13
    adamw_step     Loshchilov & Hutter 2017, arXiv:1711.05101, Algorithm 2; torch.optim.AdamW 2.13
    amsgrad_step   Reddi et al. 2018, arXiv:1904.09237, Algorithm 2; torch.optim.Adam 2.13 with amsgrad=True
    make_adam ...  torch.optim.Adam 2.13: step, state_dict, load_state_dict

Deliberate differences
    adam_step adds weight decay to the gradient, as PyTorch does; the paper has none.
    adamw_step scales the decay by lr, as PyTorch does; the paper scales it by its schedule alone.
    amsgrad_step corrects both moments for their bias, as PyTorch does; the paper corrects neither.
    New values are returned; PyTorch changes parameters and state in place.
    The state is one dictionary of lists; PyTorch's has a dictionary for each parameter.
"""

import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    grad = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    return param - lr * _direction(m, v, t, beta1, beta2, eps), m, v


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    param = param - lr * weight_decay * param
    return adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, 0.0)


def amsgrad_step(param, grad, m, v, v_max, t, lr, beta1, beta2, eps, weight_decay):
    grad = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    v_max = np.maximum(v_max, v)  # both uncorrected
    return param - lr * _direction(m, v_max, t, beta1, beta2, eps), m, v, v_max


class Adam:
    def __init__(self, params, state, settings):
        self.params = [param.copy() for param in params]
        self.t = list(state["t"])  # one count for each parameter: one without a gradient is left out of a step
        self.m = [m.copy() for m in state["m"]]
        self.v = [v.copy() for v in state["v"]]
        self.settings = settings

    def step(self, grads):
        for i, grad in enumerate(grads):
            if grad is None:
                continue
            self.t[i] += 1
            self.params[i], self.m[i], self.v[i] = adam_step(
                self.params[i], grad, self.m[i], self.v[i], self.t[i], *self.settings
            )

    def state_dict(self):
        return {"t": list(self.t), "m": [m.copy() for m in self.m], "v": [v.copy() for v in self.v]}


def make_adam(params, lr, beta1, beta2, eps, weight_decay):
    zeros = [np.zeros_like(param) for param in params]
    return Adam(params, {"t": [0] * len(params), "m": zeros, "v": zeros}, (lr, beta1, beta2, eps, weight_decay))


def adam_all(optimizer, grads):
    optimizer.step(grads)
    return [param.copy() for param in optimizer.params]


def adam_state(optimizer):
    return optimizer.state_dict()


def load_adam(params, state, lr, beta1, beta2, eps, weight_decay):
    return Adam(params, state, (lr, beta1, beta2, eps, weight_decay))


def _direction(m, v, t, beta1, beta2, eps):
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return m_hat / (np.sqrt(v_hat) + eps)
