# wrong_answer interleaved: keeps the moments in globals and ignores those it is given / 把矩存在全局变量里，不理会传入的 m、v
# cards: optim-api
import numpy as np

moments = {}


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m, v = moments.get((param.shape, param.dtype), (np.zeros_like(param), np.zeros_like(param)))
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    moments[param.shape, param.dtype] = m, v
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
