# wrong_answer large_eps: takes eps for a lower bound of the denominator / 把 eps 当作分母的下限，而不是加上去
# cards: optim-adam
import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / np.maximum(np.sqrt(v_hat), eps), m, v
