# wrong_answer one_step: forgets both roots / 两个根号都忘了


def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = (d + eps) / (s + eps) * grad
    d = rho * d + (1 - rho) * delta**2
    return param - lr * delta, s, d
