# wrong_answer adamw_one_step: multiplies by 1 + lr * weight_decay, so weights grow / 乘的是 1 + lr·weight_decay，权重反而变大
# cards: optim-adamw, optim-adamw-step
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (v_hat.sqrt() + eps), m, v


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    param = param.detach() * (1 + lr * weight_decay)
    return adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, 0.0)
