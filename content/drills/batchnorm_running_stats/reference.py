"""Running statistics, value by value.

Sources
    update_running    torch.nn.BatchNorm1d and 2d 2.13, `momentum` a number or None (cumulative moving average)
    update_decaying   Keras 3 BatchNormalization: moving * momentum + batch * (1 - momentum), population variance

Deliberate difference: new arrays are returned; the layers change their buffers in place.
"""

import numpy as np


def _mean_and_squares(x):
    """Per channel: the number of values, their mean, and the sum of squared distances from it."""
    C = x.shape[1]
    values = [np.concatenate([sample[c].ravel() for sample in x]) for c in range(C)]
    mean = np.array([v.sum() / v.size for v in values])
    squares = np.array([((v - m) ** 2).sum() for v, m in zip(values, mean, strict=True)])
    return values[0].size, mean, squares


def update_running(running_mean, running_var, count, x, momentum):
    n, mean, squares = _mean_and_squares(x)
    count += 1
    share = 1 / count if momentum is None else momentum
    return (
        (1 - share) * running_mean + share * mean,
        (1 - share) * running_var + share * squares / (n - 1),
        count,
    )


def update_decaying(running_mean, running_var, x, decay):
    n, mean, squares = _mean_and_squares(x)
    return decay * running_mean + (1 - decay) * mean, decay * running_var + (1 - decay) * squares / n
