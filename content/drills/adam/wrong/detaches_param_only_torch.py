# wrong_answer from_network: detaches the new parameter, but m and v still carry a graph / 只给新参数做了 detach，m 和 v 还带着计算图
# cards: optim-api
import torch


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return (param - lr * m_hat / (v_hat.sqrt() + eps)).detach(), m, v
