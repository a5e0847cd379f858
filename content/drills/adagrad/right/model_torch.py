import torch


@torch.no_grad()
def adagrad_step(param, grad, s, lr, eps):
    # fill: s, the sum of all squared gradients so far / s：到目前为止所有梯度的平方和
    s = s + grad**2
    # end
    # fill: param, the new one / param：新的参数
    param = param - lr * grad / (torch.sqrt(s) + eps)
    # end
    return param, s
