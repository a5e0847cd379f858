# wrong_answer two_values: takes momentum as the weight of the old / 把 momentum 当成旧值的权重
# cards: norm-bn-momentum
import numpy as np


def batch_statistics(x, ddof):
    axes = (0, *range(2, x.ndim))
    return np.mean(x, axes), np.var(x, axes, ddof=ddof)


def update_running(running_mean, running_var, count, x, momentum):
    mean, var = batch_statistics(x, 1)
    count = count + 1
    share = 1 / count if momentum is None else momentum
    mean = share * running_mean + (1 - share) * mean
    var = share * running_var + (1 - share) * var
    return mean, var, count


def update_decaying(running_mean, running_var, x, decay):
    mean, var = batch_statistics(x, 0)
    mean = decay * running_mean + (1 - decay) * mean
    var = decay * running_var + (1 - decay) * var
    return mean, var
