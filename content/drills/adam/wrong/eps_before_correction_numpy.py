# wrong_answer large_eps: adds eps to sqrt(v) before the bias correction / eps 在偏差修正之前就加到了 sqrt(v) 上
# cards: optim-adam, optim-adam-bias
import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    return param - lr * m_hat / (np.sqrt(v) + eps) * (1 - beta2**t) ** 0.5, m, v
