# wrong_answer dampening: dampens the old velocity instead of the new gradient / 打折的是旧速度，而不是新梯度
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    grad = grad + weight_decay * param
    v = grad if v is None else (1 - dampening) * momentum * v + grad
    direction = grad + momentum * v if nesterov else v
    return param - lr * direction, v
