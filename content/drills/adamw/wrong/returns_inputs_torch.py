# wrong_answer reused: detach() is no copy: it shares the caller's memory / detach() 不是副本，与调用者共用内存
import torch


@torch.no_grad()
def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if grad is None:
        return param.detach(), m.detach(), v.detach()
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    if param.ndim >= 2:
        param = param * (1 - lr * weight_decay)
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    param = param - lr * m_hat / (torch.sqrt(v_hat) + eps)
    return param, m, v
