# wrong_answer amsgrad_one_step: divides by the root of v_max without bias correction / 用 v_max 时没有做偏差修正
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
    v_max = torch.maximum(v_max, v)
    m_hat = m / (1 - beta1**t)
    v_hat = v_max
    return param - lr * m_hat / (v_hat.sqrt() + eps), m, v, v_max
