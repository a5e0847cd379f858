# wrong_answer nesterov: adds momentum times the new v to v, not to the gradient / 把 momentum·v 加到了 v 上，而不是梯度上
# cards: optim-nesterov
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    grad = grad + weight_decay * param
    v = grad if v is None else momentum * v + (1 - dampening) * grad
    direction = v + momentum * v if nesterov else v
    return param - lr * direction, v
