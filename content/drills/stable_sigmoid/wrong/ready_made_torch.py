# forbidden values: calls PyTorch's sigmoid / 调用了 PyTorch 的 sigmoid
import torch


@torch.no_grad()
def sigmoid(x):
    return torch.sigmoid(x)


@torch.no_grad()
def dsigmoid(x):
    e = torch.exp(-x.abs())
    dy = e / (1 + e) ** 2
    return dy
