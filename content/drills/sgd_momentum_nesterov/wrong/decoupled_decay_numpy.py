# wrong_answer decay: shrinks the weights directly, so v doesn't see the decay / 直接缩小权重，v 看不到衰减
# cards: reg-decay-steps
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    param = param - lr * weight_decay * param
    grad = grad + 0.0
    v = grad if v is None else momentum * v + (1 - dampening) * grad
    direction = grad + momentum * v if nesterov else v
    return param - lr * direction, v
