# wrong_answer one_row: log1p of the sum, as if 1 weren't in it already / 对和取 log1p，多加了一个 1
import torch


@torch.no_grad()
def softmax(x, axis):
    e = torch.exp(x - x.amax(axis, keepdim=True))
    p = e / e.sum(axis, keepdim=True)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    shifted = x - x.amax(axis, keepdim=True)
    logp = shifted - torch.log1p(torch.exp(shifted).sum(axis, keepdim=True))
    return logp
