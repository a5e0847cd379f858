import torch


@torch.no_grad()
def sigmoid(x):
    top = x.clamp(max=0).exp()
    return top / (top + (-x).clamp(max=0).exp())


@torch.no_grad()
def dsigmoid(x):
    return sigmoid(x) * sigmoid(-x)
