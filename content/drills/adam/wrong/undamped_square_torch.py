# wrong_answer first_step: adds the whole square to v: addcmul without value / 把整个平方加进 v：addcmul 漏了 value
# cards: optim-adam
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad.add(param, alpha=weight_decay)
    m = m.mul(beta1).add_(g, alpha=1 - beta1)
    v = v.mul(beta2).addcmul_(g, g)
    size = (v.sqrt() / (1 - beta2**t) ** 0.5).add_(eps)
    return param.addcdiv(m, size, value=-lr / (1 - beta1**t)), m, v
