# wrong_answer large_eps: adds eps inside the root, as TensorFlow does / 像 TensorFlow 那样把 eps 加在根号里面
# cards: optim-rmsprop
import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    param = param - lr * grad / np.sqrt(s + eps)
    return param, s
