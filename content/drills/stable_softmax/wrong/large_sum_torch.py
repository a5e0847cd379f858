# wrong_answer huge: subtracts a log-sum-exp of 10,000, good to 0.001 / 减去约 10,000 的 log-sum-exp，尾数不够用
import torch


@torch.no_grad()
def softmax(x, axis):
    e = torch.exp(x - x.amax(axis, keepdim=True))
    p = e / e.sum(axis, keepdim=True)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    shifted = x - x.amax(axis, keepdim=True)
    largest = x.amax(axis, keepdim=True)
    logp = x - (largest + torch.log(torch.exp(shifted).sum(axis, keepdim=True)))
    return logp
