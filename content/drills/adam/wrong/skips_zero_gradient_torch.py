# wrong_answer zero_gradient_under_way: does nothing when the gradient is zero / 梯度为零时什么也不做
# cards: optim-adam
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if grad.count_nonzero() == 0:
        return param.clone(), m.clone(), v.clone()
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (v_hat.sqrt() + eps), m, v
