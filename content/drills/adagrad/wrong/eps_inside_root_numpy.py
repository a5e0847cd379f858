# wrong_answer large_eps: adds eps inside the root / 把 eps 加在根号里面
import numpy as np


def adagrad_step(param, grad, s, lr, eps):
    s = s + grad**2
    param = param - lr * grad / np.sqrt(s + eps)
    return param, s
