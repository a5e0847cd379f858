# wrong_answer later_step: interpolates with lerp, an average of the gradients / 用 lerp 插值，成了梯度的滑动平均
# cards: optim-momentum
import torch


@torch.no_grad()
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    grad = grad + weight_decay * param
    v = grad if v is None else torch.lerp(grad, v, momentum)
    direction = grad + momentum * v if nesterov else v
    return param - lr * direction, v
