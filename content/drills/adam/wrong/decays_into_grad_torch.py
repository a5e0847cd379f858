# wrong_answer weight_decay: adds the decay to the caller's grad in place: add_ for add / 用 add_ 把衰减加进了调用者的 grad
# cards: optim-adamw
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad.add_(param, alpha=weight_decay)
    m = m.mul(beta1).add_(g, alpha=1 - beta1)
    v = v.mul(beta2).addcmul_(g, g, value=1 - beta2)
    size = (v.sqrt() / (1 - beta2**t) ** 0.5).add_(eps)
    return param.addcdiv(m, size, value=-lr / (1 - beta1**t)), m, v
