# wrong_answer rows_far_apart: shifts by the largest of all, so a low row is 0/0 / 减的是全局最大值，较低的行成了 0/0
# cards: act-softmax
import torch


@torch.no_grad()
def softmax(x, axis):
    e = torch.exp(x - x.max())
    p = e / e.sum(axis, keepdim=True)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    shifted = x - x.max()
    logp = shifted - torch.log(torch.exp(shifted).sum(axis, keepdim=True))
    return logp
