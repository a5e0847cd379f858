# wrong_answer decay: adds the decay to the gradient, which is Adam with L2 / 把衰减加进梯度，成了带 L2 的 Adam
# cards: optim-adamw
import torch


@torch.no_grad()
def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if grad is None:
        return param.clone(), m.clone(), v.clone()
    grad = grad + weight_decay * param * (param.ndim >= 2)
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2

    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    param = param - lr * m_hat / (torch.sqrt(v_hat) + eps)
    return param, m, v
