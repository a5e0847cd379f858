# wrong_answer large_eps: adds eps to sqrt(v) before the bias correction / eps 在偏差修正之前就加到了 sqrt(v) 上
# cards: optim-adam, optim-adam-bias
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    return param - lr * m_hat / (v.sqrt() + eps) * (1 - beta2**t) ** 0.5, m, v
