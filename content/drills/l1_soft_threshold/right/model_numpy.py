import numpy as np


def soft_threshold(x, lam):
    # fill: size, what is left of abs(x), and never below 0 / size：abs(x) 剩下的部分，不小于 0
    size = np.maximum(np.abs(x) - lam, 0)
    # end
    return np.sign(x) * size


def ista_step(w, A, b, lr, lam):
    # fill: gradient, of half the squared error / gradient：平方误差一半的梯度
    gradient = A.T @ (A @ w - b)
    # end
    # fill: w, after the gradient step and the threshold / w：先走一步梯度，再做软阈值
    w = soft_threshold(w - lr * gradient, lr * lam)
    # end
    return w
