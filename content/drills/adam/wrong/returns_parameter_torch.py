# wrong_answer first_step: wraps the result in torch.nn.Parameter / 把结果包成了 torch.nn.Parameter
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return torch.nn.Parameter(param - lr * m_hat / (v_hat.sqrt() + eps)), m, v
