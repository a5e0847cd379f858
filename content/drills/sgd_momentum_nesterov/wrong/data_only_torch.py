# wrong_answer from_network: detaches the parameter it returns, but v still has a graph / 只把返回的参数断开了，v 还带着计算图


def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    grad = grad + weight_decay * param
    v = grad if v is None else momentum * v + (1 - dampening) * grad
    direction = grad + momentum * v if nesterov else v
    return (param - lr * direction).detach(), v
