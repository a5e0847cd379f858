# wrong_answer two_values: updates the arrays it is given / 直接改了传入的数组
import numpy as np


def batch_statistics(x, ddof):
    axes = (0, *range(2, x.ndim))
    return np.mean(x, axes), np.var(x, axes, ddof=ddof)


def update_running(running_mean, running_var, count, x, momentum):
    mean, var = batch_statistics(x, 1)
    count = count + 1
    share = 1 / count if momentum is None else momentum
    running_mean += share * (mean - running_mean)
    running_var += share * (var - running_var)
    return running_mean, running_var, count


def update_decaying(running_mean, running_var, x, decay):
    mean, var = batch_statistics(x, 0)
    mean = decay * running_mean + (1 - decay) * mean
    var = decay * running_var + (1 - decay) * var
    return mean, var
