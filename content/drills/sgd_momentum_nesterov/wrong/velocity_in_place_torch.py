# wrong_answer later_step: v.mul_ changes the caller's velocity / v.mul_ 改动了调用者的速度
import torch


@torch.no_grad()
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    grad = grad + weight_decay * param
    v = grad if v is None else v.mul_(momentum).add_(grad, alpha=1 - dampening)
    direction = grad + momentum * v if nesterov else v
    return param - lr * direction, v
