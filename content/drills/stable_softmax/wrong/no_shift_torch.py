# wrong_answer huge: exp of the logits as they are, which overflows / 直接对 logits 取 exp，溢出
# cards: act-softmax
import torch


@torch.no_grad()
def softmax(x, axis):
    e = torch.exp(x)
    p = e / e.sum(axis, keepdim=True)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    shifted = x
    logp = shifted - torch.log(torch.exp(shifted).sum(axis, keepdim=True))
    return logp
