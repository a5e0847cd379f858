import torch


@torch.no_grad()
def rmsprop_step(param, grad, s, lr, alpha, eps):
    # fill: s, the running average of the squared gradient / s：梯度平方的滑动平均
    s = alpha * s + (1 - alpha) * grad**2
    # end
    # fill: param, the new one / param：新的参数
    param = param - lr * grad / (torch.sqrt(s) + eps)
    # end
    return param, s
