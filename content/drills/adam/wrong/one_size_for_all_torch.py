# wrong_answer first_step: divides by the mean of sqrt(v), one number for all weights / 除以 sqrt(v) 的平均值，所有权重共用一个数
# cards: optim-adam
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (v_hat.sqrt().mean() + eps), m, v
