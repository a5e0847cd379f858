# wrong_answer large_mean: variance as mean of squares minus squared mean / 方差用“平方的均值减均值的平方”
import numpy as np


def batch_statistics(x, ddof):
    axes = (0, *range(2, x.ndim))
    return np.mean(x, axes), ((x * x).mean(axes) - x.mean(axes) ** 2) * (x.size // x.shape[1]) / (
        x.size // x.shape[1] - ddof
    )


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
