import numpy as np


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if grad is None:
        return param.copy(), m.copy(), v.copy()
    # fill: m and v, the new running averages / m、v：新的两个滑动平均
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    # end
    # fill: param, after the decay if it has one / param：需要衰减的先衰减
    if param.ndim >= 2:
        param = param * (1 - lr * weight_decay)
    # end
    # fill: param, after Adam's step / param：再走 Adam 的一步
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    param = param - lr * m_hat / (np.sqrt(v_hat) + eps)
    # end
    return param, m, v
