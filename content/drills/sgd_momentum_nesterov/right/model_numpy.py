def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    # fill: grad, with the weight decay in it / grad：把权重衰减并入梯度
    grad = grad + weight_decay * param
    # end
    # fill: v, the new velocity; at the first step v is None / v：新的速度；第一步时 v 为 None
    v = grad if v is None else momentum * v + (1 - dampening) * grad
    # end
    # fill: direction, plain or Nesterov's / direction：普通动量或 Nesterov 的更新方向
    direction = grad + momentum * v if nesterov else v
    # end
    return param - lr * direction, v
