# wrong_answer cube: takes the last axis for the channels / 把最后一维当成通道
import numpy as np


def batch_statistics(x, ddof):
    axes = tuple(range(x.ndim - 1)) if x.shape[-1] == x.shape[1] else (0, *range(2, x.ndim))
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
    mean = decay * running_mean + (1 - decay) * mean
    var = decay * running_var + (1 - decay) * var
    return mean, var
