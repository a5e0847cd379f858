# wrong_answer decay: puts the decay into the step, divided by the root like the gradient / 衰减也除以了根号，和梯度一样被缩放
# cards: optim-adamw
import numpy as np


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if grad is None:
        return param.copy(), m.copy(), v.copy()
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2

    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    pull = weight_decay * param * (param.ndim >= 2)
    param = param - lr * (m_hat + pull) / (np.sqrt(v_hat) + eps)
    return param, m, v
