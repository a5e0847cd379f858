# runtime_error one_row: max along a dim gives values and indices / 沿维度的 max 返回值和下标两样
import torch


@torch.no_grad()
def softmax(x, axis):
    e = torch.exp(x - x.max(axis, keepdim=True))
    p = e / e.sum(axis, keepdim=True)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    shifted = x - x.amax(axis, keepdim=True)
    logp = shifted - torch.log(torch.exp(shifted).sum(axis, keepdim=True))
    return logp
