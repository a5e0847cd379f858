# wrong_answer nesterov: looks ahead with the old velocity / Nesterov 用了旧的速度
# cards: optim-nesterov
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    grad = grad + weight_decay * param
    old = grad if v is None else v
    v = grad if v is None else momentum * v + (1 - dampening) * grad
    direction = grad + momentum * old if nesterov else v
    return param - lr * direction, v
