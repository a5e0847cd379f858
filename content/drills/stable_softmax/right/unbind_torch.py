import torch


@torch.no_grad()
def softmax(x, axis):
    parts = x.unbind(axis)
    largest = parts[0]
    for part in parts:
        largest = torch.maximum(largest, part)
    total = sum(torch.exp(part - largest) for part in parts)
    return torch.stack([torch.exp(part - largest) / total for part in parts], axis)


@torch.no_grad()
def log_softmax(x, axis):
    x = x - x.amax(axis, keepdim=True)
    log_total, *rest = x.unbind(axis)
    for part in rest:
        log_total = torch.logaddexp(log_total, part)
    return x - log_total.unsqueeze(axis)
