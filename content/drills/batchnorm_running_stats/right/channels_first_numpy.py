import numpy as np


def _moments(x):
    rows = np.moveaxis(x, 1, 0).reshape(x.shape[1], -1)
    mean = rows.mean(1)
    centred = rows - mean[:, None]
    return mean, np.einsum("ij,ij->i", centred, centred), rows.shape[1]


def update_running(running_mean, running_var, count, x, momentum):
    mean, squares, n = _moments(x)
    share = momentum if momentum is not None else 1 / (count + 1)
    return (
        running_mean + share * (mean - running_mean),
        running_var + share * (squares / (n - 1) - running_var),
        count + 1,
    )


def update_decaying(running_mean, running_var, x, decay):
    mean, squares, n = _moments(x)
    return mean + decay * (running_mean - mean), squares / n + decay * (running_var - squares / n)
