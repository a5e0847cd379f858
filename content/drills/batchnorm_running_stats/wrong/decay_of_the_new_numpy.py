# wrong_answer keras: takes decay as the weight of the new / 把 decay 当成新值的权重
import numpy as np


def batch_statistics(x, ddof):
    axes = (0, *range(2, x.ndim))
    return np.mean(x, axes), np.var(x, axes, ddof=ddof)


def update_running(running_mean, running_var, count, x, momentum):
    mean, var = batch_statistics(x, 1)
    count = count + 1
    share = 1 / count if momentum is None else momentum
    mean = (1 - share) * running_mean + share * mean
    var = (1 - share) * running_var + share * var
    return mean, var, count


def update_decaying(running_mean, running_var, x, decay):
    mean, var = batch_statistics(x, 0)
    mean = (1 - decay) * running_mean + decay * mean
    var = (1 - decay) * running_var + decay * var
    return mean, var
