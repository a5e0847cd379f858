# wrong_answer first_step: adds the whole gradient to m, as SGD with momentum does / 把整个梯度加进 m（SGD 动量的写法）
# cards: optim-adam, optim-momentum
import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
