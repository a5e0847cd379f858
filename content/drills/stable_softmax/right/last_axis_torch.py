import torch


def log_softmax(x, axis):
    x = x.detach().transpose(axis, -1)
    largest = x.max(-1, keepdim=True).values
    total = torch.einsum("...k->...", (x - largest).exp()).unsqueeze(-1)
    return (x - largest - total.log()).transpose(axis, -1)


def softmax(x, axis):
    return log_softmax(x, axis).exp()
