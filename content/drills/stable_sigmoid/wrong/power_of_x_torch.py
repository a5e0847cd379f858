# wrong_answer thousand: exp(x)/(1 + exp(x)), which is inf/inf / exp(x)/(1 + exp(x))，成了 inf/inf
import torch


@torch.no_grad()
def sigmoid(x):
    e = numerator = torch.exp(x)
    return numerator / (1 + e)


@torch.no_grad()
def dsigmoid(x):
    e = torch.exp(-x.abs())
    dy = e / (1 + e) ** 2
    return dy
