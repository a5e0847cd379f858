import torch


def rmsprop_step(param, grad, s, lr, alpha, eps):
    with torch.no_grad():
        average = s.clone()
        average *= alpha
        average += (1 - alpha) * grad * grad
        after = param.detach().clone()
        after -= grad * (lr / (average**0.5 + eps))
    return after, average
