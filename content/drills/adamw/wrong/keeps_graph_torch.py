# wrong_answer from_network: lets autograd record the step / 让 autograd 记录了更新，结果带着计算图
# cards: optim-api
import torch


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if grad is None:
        return param.clone(), m.clone(), v.clone()
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    if param.ndim >= 2:
        param = param * (1 - lr * weight_decay)
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    param = param - lr * m_hat / (torch.sqrt(v_hat) + eps)
    return param, m, v
