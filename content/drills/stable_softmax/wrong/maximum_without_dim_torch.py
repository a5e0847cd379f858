# runtime_error rows: max and sum without keepdim don't broadcast back / max、sum 没写 keepdim，广播不回去
import torch


@torch.no_grad()
def softmax(x, axis):
    e = torch.exp(x - x.amax(axis))
    p = e / e.sum(axis)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    shifted = x - x.amax(axis, keepdim=True)
    logp = shifted - torch.log(torch.exp(shifted).sum(axis, keepdim=True))
    return logp
