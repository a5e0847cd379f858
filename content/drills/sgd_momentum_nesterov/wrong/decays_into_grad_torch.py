# wrong_answer decay: adds the decay to the caller's gradient / 把衰减加进了调用者的梯度数组
# cards: reg-decay-steps
import torch


@torch.no_grad()
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    grad = grad.add_(param, alpha=weight_decay) if weight_decay else grad.clone()
    v = grad if v is None else momentum * v + (1 - dampening) * grad
    direction = grad + momentum * v if nesterov else v
    return param - lr * direction, v
