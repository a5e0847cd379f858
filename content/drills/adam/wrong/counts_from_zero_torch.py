# wrong_answer first_step: corrects with t + 1, as if t began at 0 / 修正时用了 t+1，以为 t 从 0 开始
# cards: optim-adam-bias
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return param - lr * m_hat / (v_hat.sqrt() + eps), m, v
