import numpy as np


def update_running(running_mean, running_var, count, x, momentum):
    share = 1 / (count + 1) if momentum is None else momentum
    mean, var = running_mean.copy(), running_var.copy()
    for c in range(x.shape[1]):
        n = x[:, c].size
        mean[c] += share * (x[:, c].mean() - mean[c])
        var[c] += share * (np.var(x[:, c]) * n / (n - 1) - var[c])
    return mean, var, count + 1


def update_decaying(running_mean, running_var, x, decay):
    mean, var = decay * running_mean, decay * running_var
    for c in range(x.shape[1]):
        mean[c] += (1 - decay) * x[:, c].mean()
        var[c] += (1 - decay) * np.var(x[:, c])
    return mean, var
