# wrong_answer from_network: without a gradient, clone() but no detach() / 没有梯度时只 clone() 没有 detach()，还带着计算图
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
    param = (param - lr * m_hat / (torch.sqrt(v_hat) + eps)).detach()
    return param, m, v
