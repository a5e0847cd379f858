# wrong_answer left_tail: by tanh(x/2), which loses what is near 0 / 用 tanh(x/2) 表示，接近 0 的值有效数字全丢
# cards: act-sigmoid-vs-tanh
import torch


@torch.no_grad()
def sigmoid(x):
    return (1 + torch.tanh(x / 2)) / 2


@torch.no_grad()
def dsigmoid(x):
    e = torch.exp(-x.abs())
    dy = e / (1 + e) ** 2
    return dy
