# wrong_answer interleaved: keeps v in a global by shape, for all parameters at once / 用全局变量按形状存 v，多个参数共用
import torch

_velocity = {}


@torch.no_grad()
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    grad = grad + weight_decay * param
    old = None if v is None else _velocity.get(param.shape, v)
    v = grad if old is None else momentum * old + (1 - dampening) * grad
    _velocity[param.shape] = v
    direction = grad + momentum * v if nesterov else v
    return param - lr * direction, v
