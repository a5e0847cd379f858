# wrong_answer first_dampened: starts v at zero, so the first gradient is dampened / 从 0 开始算 v，第一个梯度也被 dampening 打了折
# cards: optim-sgd-args
import torch


@torch.no_grad()
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    grad = grad + weight_decay * param
    v = torch.zeros_like(param) if v is None else v
    v = momentum * v + (1 - dampening) * grad
    direction = grad + momentum * v if nesterov else v
    return param - lr * direction, v
