"""Adam, its relatives, and the optimiser that a training loop would hold."""

import numpy as np


def moments(grad, m, v, beta1, beta2):
    return beta1 * m + (1 - beta1) * grad, beta2 * v + (1 - beta2) * np.square(grad)


def descend(param, m, v, t, lr, beta1, beta2, eps):
    return param - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    m, v = moments(grad + weight_decay * param, m, v, beta1, beta2)
    return descend(param, m, v, t, lr, beta1, beta2, eps), m, v


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    m, v = moments(grad, m, v, beta1, beta2)
    return descend(param * (1 - lr * weight_decay), m, v, t, lr, beta1, beta2, eps), m, v


def amsgrad_step(param, grad, m, v, v_max, t, lr, beta1, beta2, eps, weight_decay):
    m, v = moments(grad + weight_decay * param, m, v, beta1, beta2)
    v_max = np.maximum(v_max, v)
    return descend(param, m, v_max, t, lr, beta1, beta2, eps), m, v, v_max


class Adam:
    def __init__(self, params, lr, beta1, beta2, eps, weight_decay):
        self.params = [np.array(param) for param in params]
        self.settings = lr, beta1, beta2, eps, weight_decay
        self.t = [0] * len(params)
        self.m = [np.zeros_like(param) for param in params]
        self.v = [np.zeros_like(param) for param in params]

    def step(self, grads):
        for i, grad in enumerate(grads):
            if grad is not None:
                self.t[i] += 1
                self.params[i], self.m[i], self.v[i] = adam_step(
                    self.params[i], grad, self.m[i], self.v[i], self.t[i], *self.settings
                )

    def state_dict(self):
        return {"t": self.t.copy(), "m": [np.array(m) for m in self.m], "v": [np.array(v) for v in self.v]}

    def load_state_dict(self, state):
        self.t, self.m, self.v = list(state["t"]), list(map(np.array, state["m"])), list(map(np.array, state["v"]))


def make_adam(params, lr, beta1, beta2, eps, weight_decay):
    return Adam(params, lr, beta1, beta2, eps, weight_decay)


def adam_all(optimizer, grads):
    optimizer.step(grads)
    return [np.array(param) for param in optimizer.params]


def adam_state(optimizer):
    return optimizer.state_dict()


def load_adam(params, state, lr, beta1, beta2, eps, weight_decay):
    optimizer = Adam(params, lr, beta1, beta2, eps, weight_decay)
    optimizer.load_state_dict(state)
    return optimizer
