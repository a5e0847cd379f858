# wrong_answer one_row: only the logits are shifted, the sum isn't / 只有 logits 减了最大值，和没有
import torch


@torch.no_grad()
def softmax(x, axis):
    e = torch.exp(x - x.amax(axis, keepdim=True))
    p = e / e.sum(axis, keepdim=True)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    shifted = x - x.amax(axis, keepdim=True)
    logp = shifted - torch.log(torch.exp(x).sum(axis, keepdim=True))
    return logp
