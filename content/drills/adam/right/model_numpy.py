import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    # fill: weight decay as part of the gradient / 把权重衰减并入梯度
    grad = grad + weight_decay * param
    # end
    # fill: the running averages of the gradient and of its square / 梯度及其平方的滑动平均
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    # end
    # fill: correct both for having started at zero / 修正两者从零开始造成的偏差
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    # end
    # fill: the new parameter / 新的参数
    param = param - lr * m_hat / (np.sqrt(v_hat) + eps)
    # end
    return param, m, v
