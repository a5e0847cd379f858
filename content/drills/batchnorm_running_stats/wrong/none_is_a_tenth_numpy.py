# wrong_answer later: takes None for the default 0.1 / 把 None 当成默认的 0.1
import numpy as np


def batch_statistics(x, ddof):
    axes = (0, *range(2, x.ndim))
    return np.mean(x, axes), np.var(x, axes, ddof=ddof)


def update_running(running_mean, running_var, count, x, momentum):
    mean, var = batch_statistics(x, 1)
    count = count + 1
    share = 0.1 if momentum is None else momentum
    mean = (1 - share) * running_mean + share * mean
    var = (1 - share) * running_var + share * var
    return mean, var, count


def update_decaying(running_mean, running_var, x, decay):
    mean, var = batch_statistics(x, 0)
    mean = decay * running_mean + (1 - decay) * mean
    var = decay * running_var + (1 - decay) * var
    return mean, var
