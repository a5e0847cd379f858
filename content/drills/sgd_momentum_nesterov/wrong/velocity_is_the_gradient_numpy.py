# wrong_answer reused: without decay, v is the caller's own gradient array / 没有衰减时，v 就是调用者的梯度数组
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    if weight_decay:
        grad = grad + weight_decay * param
    v = grad if v is None else momentum * v + (1 - dampening) * grad
    direction = grad + momentum * v if nesterov else v
    return param - lr * direction, v
