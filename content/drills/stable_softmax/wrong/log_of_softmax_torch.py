# wrong_answer far_below: the logarithm of p, which is 0 there / 对 p 取对数，而那里 p 为 0
# cards: act-softmax
import torch


@torch.no_grad()
def softmax(x, axis):
    e = torch.exp(x - x.amax(axis, keepdim=True))
    p = e / e.sum(axis, keepdim=True)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    logp = torch.log(softmax(x, axis))
    return logp
