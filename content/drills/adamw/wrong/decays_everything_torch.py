# wrong_answer spared: decays vectors and scalars too / 向量和标量也衰减了
# cards: reg-decay-steps
import torch


@torch.no_grad()
def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if grad is None:
        return param.clone(), m.clone(), v.clone()
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    if weight_decay:
        param = param * (1 - lr * weight_decay)
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    param = param - lr * m_hat / (torch.sqrt(v_hat) + eps)
    return param, m, v
