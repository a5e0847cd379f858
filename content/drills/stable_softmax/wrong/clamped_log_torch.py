# wrong_answer far_below: clamps p at the smallest normal number before the logarithm / 取对数前把 p 截到最小正规数
import torch


@torch.no_grad()
def softmax(x, axis):
    e = torch.exp(x - x.amax(axis, keepdim=True))
    p = e / e.sum(axis, keepdim=True)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    logp = torch.log(softmax(x, axis).clamp(min=torch.finfo(x.dtype).tiny))
    return logp
