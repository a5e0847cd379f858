# wrong_answer nesterov_undefined: accepts Nesterov with dampening / 有 dampening 时也接受 Nesterov
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):

    grad = grad + weight_decay * param
    v = grad if v is None else momentum * v + (1 - dampening) * grad
    direction = grad + momentum * v if nesterov else v
    return param - lr * direction, v
