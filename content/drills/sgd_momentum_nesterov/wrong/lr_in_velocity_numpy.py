# wrong_answer first_step: keeps lr inside v / 把 lr 算进了 v
# cards: optim-momentum-velocity
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    grad = lr * (grad + weight_decay * param)
    v = grad if v is None else momentum * v + (1 - dampening) * grad
    direction = grad + momentum * v if nesterov else v
    return param - direction, v
