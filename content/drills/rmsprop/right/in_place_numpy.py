import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    average = np.array(s)
    average += (1 - alpha) * (np.square(grad) - average)
    step = np.sqrt(average) + eps
    step = np.divide(grad, step) * lr
    return np.subtract(param, step), average
