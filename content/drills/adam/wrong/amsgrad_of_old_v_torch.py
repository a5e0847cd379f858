# wrong_answer amsgrad_one_step: takes the maximum before v is updated / 在更新 v 之前就取了最大值
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
    v_max = torch.maximum(v_max, v)
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v_max / (1 - beta2**t)
    return param - lr * m_hat / (v_hat.sqrt() + eps), m, v, v_max
