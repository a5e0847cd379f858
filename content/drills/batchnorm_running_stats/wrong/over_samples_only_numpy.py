# wrong_answer maps: takes the statistics of maps over the samples alone, then averages / 先只对样本统计，再对空间求平均
import numpy as np


def batch_statistics(x, ddof):
    axes = (0, *range(2, x.ndim))
    var = np.var(x, 0, ddof=ddof if len(x) > ddof else 0)
    return np.mean(x, axes), var.reshape(x.shape[1], -1).mean(1)


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
