# wrong_answer constant_gradient: writes every result into one buffer, over the earlier ones / 所有结果都写进同一块缓冲区，覆盖了先前的
import numpy as np

buffers = {}


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    out = buffers.setdefault((param.shape, param.dtype), np.empty_like(param))
    out[...] = param - lr * m_hat / (np.sqrt(v_hat) + eps)
    return out, m, v
