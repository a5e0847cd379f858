# runtime_error transposed: calls .view(-1), which needs contiguous memory / 调用 .view(-1)，而它要求内存连续
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    shape = param.shape
    param, grad, m, v = param.view(-1), grad.view(-1), m.view(-1), v.view(-1)
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    param = param - lr * m_hat / (v_hat.sqrt() + eps)
    return param.view(shape), m.view(shape), v.view(shape)
