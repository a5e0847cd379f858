# wrong_answer optimizer_snapshot: hands out its own m and v, which later steps change / 交出的是自己的 m、v，之后的更新会改动它们
# cards: optim-api
import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


class Adam:
    def __init__(self, params, *settings):
        self.params, self.settings = [param.copy() for param in params], settings
        self.t = [0] * len(params)
        self.m = [np.zeros_like(param) for param in params]
        self.v = [np.zeros_like(param) for param in params]

    def step(self, grads):
        for i, grad in enumerate(grads):
            if grad is None:
                continue
            self.t[i] += 1
            param, m, v = adam_step(self.params[i], grad, self.m[i], self.v[i], self.t[i], *self.settings)
            self.params[i] = np.asarray(param)
            self.m[i][...], self.v[i][...] = m, v


def make_adam(params, lr, beta1, beta2, eps, weight_decay):
    return Adam(params, lr, beta1, beta2, eps, weight_decay)


def adam_all(optimizer, grads):
    optimizer.step(grads)
    return list(optimizer.params)


def adam_state(optimizer):
    return {"t": list(optimizer.t), "m": list(optimizer.m), "v": list(optimizer.v)}


def load_adam(params, state, lr, beta1, beta2, eps, weight_decay):
    optimizer = Adam(params, lr, beta1, beta2, eps, weight_decay)
    optimizer.t, optimizer.m, optimizer.v = list(state["t"]), list(state["m"]), list(state["v"])
    return optimizer
