# wrong_answer first_step: divides by s itself, without the root / 没有开方，直接除以 s
# cards: optim-adagrad


def adagrad_step(param, grad, s, lr, eps):
    s = s + grad**2
    param = param - lr * grad / (s + eps)
    return param, s
