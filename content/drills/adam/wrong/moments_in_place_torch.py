# wrong_answer first_step: changes the caller's m and v in place / 就地改动了调用者的 m 和 v
# cards: optim-api
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad.add(param, alpha=weight_decay)
    m.mul_(beta1).add_(g, alpha=1 - beta1)
    v.mul_(beta2).addcmul_(g, g, value=1 - beta2)
    size = (v.sqrt() / (1 - beta2**t) ** 0.5).add_(eps)
    return param.addcdiv(m, size, value=-lr / (1 - beta1**t)), m, v
