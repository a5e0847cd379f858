# wrong_answer first_step: corrects v for its bias, but not m / 只修正了 v 的偏差，没有修正 m
# cards: optim-adam-bias
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (v_hat.sqrt() + eps), m, v
