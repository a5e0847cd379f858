import torch


def _moments(x):
    rows = x.detach().transpose(0, 1).reshape(x.shape[1], -1)
    var, mean = torch.var_mean(rows, 1, unbiased=False)
    return mean, var, rows.shape[1]


def update_running(running_mean, running_var, count, x, momentum):
    mean, var, n = _moments(x)
    share = momentum if momentum is not None else 1 / (count + 1)
    return running_mean.lerp(mean, share), running_var.lerp(var * (n / (n - 1)), share), count + 1


def update_decaying(running_mean, running_var, x, decay):
    mean, var, _ = _moments(x)
    return mean.lerp(running_mean, decay), var.lerp(running_var, decay)
