# forbidden one_row: calls PyTorch's softmax / 调用了 PyTorch 的 softmax
import torch


@torch.no_grad()
def softmax(x, axis):
    p = torch.softmax(x, axis)
    return p


@torch.no_grad()
def log_softmax(x, axis):
    shifted = x - x.amax(axis, keepdim=True)
    logp = shifted - torch.log(torch.exp(shifted).sum(axis, keepdim=True))
    return logp
