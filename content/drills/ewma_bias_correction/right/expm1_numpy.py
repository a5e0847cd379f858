import numpy as np


def ewma(x, beta, correct):
    averages = np.empty(x.shape, x.dtype)
    average = 0.0
    for t in range(len(x)):
        average = average + (1 - beta) * (x[t] - average)
        averages[t] = average
    if correct:
        n = np.arange(1, len(x) + 1)
        sums = -np.expm1(n * np.log(beta)) if beta > 0 else np.ones(len(x))
        averages = (averages / sums.reshape(-1, *[1] * (x.ndim - 1))).astype(x.dtype)
    return averages
