# wrong_answer rows: subtracts in place, in the caller's tensor / 原地相减，改动了传入的张量
import torch


@torch.no_grad()
def softmax(x, axis):
    e = torch.exp(x.sub_(x.amax(axis, keepdim=True)))
    p = e / e.sum(axis, keepdim=True)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    shifted = x - x.amax(axis, keepdim=True)
    logp = shifted - torch.log(torch.exp(shifted).sum(axis, keepdim=True))
    return logp
