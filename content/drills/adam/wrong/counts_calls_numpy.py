# wrong_answer interleaved: counts its own calls and ignores t / 自己数调用次数，不理会传入的 t
# cards: optim-api
import numpy as np

calls = 0


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    global calls
    calls += 1
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**calls)
    v_hat = v / (1 - beta2**calls)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
