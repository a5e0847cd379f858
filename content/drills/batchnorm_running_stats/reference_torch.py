"""Running statistics on whole tensors: the yardstick for answers in PyTorch."""

import torch


def _axes(x):
    return (0, *range(2, x.dim()))


@torch.no_grad()
def update_running(running_mean, running_var, count, x, momentum):
    share = 1 / (count + 1) if momentum is None else momentum
    var, mean = torch.var_mean(x, _axes(x), correction=1)
    return torch.lerp(running_mean, mean, share), torch.lerp(running_var, var, share), count + 1


@torch.no_grad()
def update_decaying(running_mean, running_var, x, decay):
    var, mean = torch.var_mean(x, _axes(x), correction=0)
    return torch.lerp(running_mean, mean, 1 - decay), torch.lerp(running_var, var, 1 - decay)
