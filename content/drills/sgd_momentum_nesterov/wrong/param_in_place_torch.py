# wrong_answer first_step: changes the parameter in place, as torch.optim does / 像 torch.optim 那样原地改了参数
import torch


@torch.no_grad()
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    grad = grad + weight_decay * param
    v = grad if v is None else momentum * v + (1 - dampening) * grad
    direction = grad + momentum * v if nesterov else v
    return param.sub_(direction, alpha=lr), v
