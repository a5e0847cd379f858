# wrong_answer one_row: float32 for float64 logits / 输入 float64，结果却是 float32
import torch


@torch.no_grad()
def softmax(x, axis):
    x = x.float()
    e = torch.exp(x - x.amax(axis, keepdim=True))
    p = e / e.sum(axis, keepdim=True)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    shifted = x - x.amax(axis, keepdim=True)
    logp = shifted - torch.log(torch.exp(shifted).sum(axis, keepdim=True))
    return logp
