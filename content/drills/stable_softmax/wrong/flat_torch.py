# wrong_answer middle: makes rows of the last axis, whatever axis says / 不管 axis 是几，都按最后一维拉成行
import torch


@torch.no_grad()
def softmax(x, axis):
    rows = x.reshape(-1, x.shape[axis])
    e = torch.exp(rows - rows.amax(1, keepdim=True))
    p = (e / e.sum(1, keepdim=True)).reshape(x.shape)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    shifted = x - x.amax(axis, keepdim=True)
    logp = shifted - torch.log(torch.exp(shifted).sum(axis, keepdim=True))
    return logp
