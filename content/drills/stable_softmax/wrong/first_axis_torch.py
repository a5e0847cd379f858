# wrong_answer rows: takes dim 0 / 总是沿第 0 维
import torch


@torch.no_grad()
def softmax(x, axis):
    axis = 0
    e = torch.exp(x - x.amax(axis, keepdim=True))
    p = e / e.sum(axis, keepdim=True)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    axis = 0
    shifted = x - x.amax(axis, keepdim=True)
    logp = shifted - torch.log(torch.exp(shifted).sum(axis, keepdim=True))
    return logp
