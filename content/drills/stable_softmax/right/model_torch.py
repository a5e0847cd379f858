import torch


@torch.no_grad()
def softmax(x, axis):
    # fill: e, the exponentials, none of them above 1 / e：各个指数，都不大于 1
    e = torch.exp(x - x.amax(axis, keepdim=True))
    # end
    # fill: p, which sums to 1 along axis / p：沿 axis 之和为 1
    p = e / e.sum(axis, keepdim=True)
    # end
    return p


@torch.no_grad()
def log_softmax(x, axis):
    shifted = x - x.amax(axis, keepdim=True)
    # fill: logp from shifted, without a quotient / 用 shifted 求 logp，不做除法
    logp = shifted - torch.log(torch.exp(shifted).sum(axis, keepdim=True))
    # end
    return logp
