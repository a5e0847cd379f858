# wrong_answer nesterov_first: takes Nesterov's first step as an ordinary one / Nesterov 的第一步当成普通的一步走了
# cards: optim-nesterov
import torch


@torch.no_grad()
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    grad = grad + weight_decay * param
    if v is None:
        return param - lr * grad, grad
    v = momentum * v + (1 - dampening) * grad
    direction = grad + momentum * v if nesterov else v
    return param - lr * direction, v
