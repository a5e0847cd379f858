# wrong_answer first_step: corrects neither moment for its bias / 两个矩都没有做偏差修正
# cards: optim-adam-bias, optim-adam-uncorrected
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m
    v_hat = v
    return param - lr * m_hat / (v_hat.sqrt() + eps), m, v
