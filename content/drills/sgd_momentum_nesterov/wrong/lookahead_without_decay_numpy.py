# wrong_answer nesterov_first: Nesterov's direction takes the gradient without the decay / Nesterov 的方向用了不含衰减的梯度
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    raw, grad = grad, grad + weight_decay * param
    v = grad if v is None else momentum * v + (1 - dampening) * grad
    direction = raw + momentum * v if nesterov else v
    return param - lr * direction, v
