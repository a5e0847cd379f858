import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    # fill: grad, with the weight decay in it / grad：把权重衰减并入梯度
    grad = grad + weight_decay * param
    # end
    # fill: m and v, the running averages of the gradient and of its square / m、v：梯度及其平方的滑动平均
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    # end
    # fill: m_hat and v_hat, corrected for having started at zero / m_hat、v_hat：修正从零开始造成的偏差
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    # end
    # fill: param, the new one / param：新的参数
    param = param - lr * m_hat / (torch.sqrt(v_hat) + eps)
    # end
    return param, m, v
