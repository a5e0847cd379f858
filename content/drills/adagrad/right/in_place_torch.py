import torch


def adagrad_step(param, grad, s, lr, eps):
    with torch.no_grad():
        total = s.clone()
        total += grad.square()
        after = param.detach().clone()
        after -= grad * (lr / (total.pow(0.5) + eps))
    return after, total
