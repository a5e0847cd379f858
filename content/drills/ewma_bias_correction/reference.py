"""The average as the weighted sum that it is, term by term.

Source: Kingma & Ba 2014, arXiv:1412.6980, section 3, equation 1: after n values the average is
(1 - beta) * sum of beta^(n - i) x_i, i = 1..n, and the weights sum to 1 - beta^n.
"""

import math

import numpy as np


def ewma(x, beta, correct):
    averages = np.empty(x.shape)
    for n in range(1, len(x) + 1):
        weights = [(1 - beta) * beta ** (n - i) for i in range(1, n + 1)]
        total = sum(weight * value for weight, value in zip(weights, x[:n], strict=True))
        averages[n - 1] = total / math.fsum(weights) if correct else total
    return averages
