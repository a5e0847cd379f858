# wrong_answer scalar: lets a 0-d float64 tensor promote a 0-d float32 parameter / 0 维 float64 张量把标量参数变成了 float64
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    powers = torch.tensor([beta1, beta2], dtype=torch.float64, device=param.device) ** t
    m_hat = m / (1 - powers[0])
    v_hat = v / (1 - powers[1])
    return param - lr * m_hat / (v_hat.sqrt() + eps), m, v
