# wrong_answer first_step: updates the caller's parameter in place and gives it back / 就地更新并返回了调用者的 param
# cards: optim-api
import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad.add(param, alpha=weight_decay)
    m = m.mul(beta1).add_(g, alpha=1 - beta1)
    v = v.mul(beta2).addcmul_(g, g, value=1 - beta2)
    size = (v.sqrt() / (1 - beta2**t) ** 0.5).add_(eps)
    return param.addcdiv_(m, size, value=-lr / (1 - beta1**t)), m, v
