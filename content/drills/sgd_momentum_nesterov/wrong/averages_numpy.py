# wrong_answer later_step: gives the new gradient the weight 1 - momentum, an average / 新梯度的权重取了 1 - momentum，成了滑动平均
# cards: optim-momentum
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    grad = grad + weight_decay * param
    v = grad if v is None else momentum * v + (1 - momentum) * grad
    direction = grad + momentum * v if nesterov else v
    return param - lr * direction, v
