# wrong_answer amsgrad_one_step: writes the maximum into the caller's v_max / 把最大值写进了调用者的 v_max
# cards: optim-amsgrad
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (v_hat.sqrt() + eps), m, v


@torch.no_grad()
def amsgrad_step(param, grad, m, v, v_max, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    torch.maximum(v_max, v, out=v_max)
    m_hat = m / (1 - beta1**t)
    v_hat = v_max / (1 - beta2**t)
    return param - lr * m_hat / (v_hat.sqrt() + eps), m, v, v_max
