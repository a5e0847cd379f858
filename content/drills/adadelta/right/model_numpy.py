import numpy as np


def adadelta_step(param, grad, s, d, rho, eps, lr):
    # fill: s, with this gradient in it / s：计入这次的梯度
    s = rho * s + (1 - rho) * grad**2
    # end
    # fill: delta, the change, from the new s and the old d / delta：改变量，用新的 s 和旧的 d
    delta = np.sqrt(d + eps) / np.sqrt(s + eps) * grad
    # end
    # fill: d, with this change in it / d：计入这次的改变量
    d = rho * d + (1 - rho) * delta**2
    # end
    return param - lr * delta, s, d
