# wrong_answer one_step: divides by s itself, without the root / 没有开方，直接除以 s


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    param = param - lr * grad / (s + eps)
    return param, s
