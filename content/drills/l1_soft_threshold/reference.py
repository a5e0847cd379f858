"""The soft threshold value by value, and one step of ISTA.

Sources
    soft_threshold   the proximal operator of lam |.|: Parikh & Boyd 2014, Proximal Algorithms, section 6.5.2
    ista_step        Beck & Teboulle 2009, SIAM J. Imaging Sciences 2(1), equation 1.4, for half the squared error
"""

import numpy as np


def soft_threshold(x, lam):
    y = np.array(x, np.float64)
    for i, value in enumerate(y.flat):
        if value > lam:
            y.flat[i] = value - lam
        elif value < -lam:
            y.flat[i] = value + lam
        elif value == value:  # NaN stays
            y.flat[i] = 0.0
    return y


def ista_step(w, A, b, lr, lam):
    gradient = np.zeros(w.shape)
    for row, target in zip(A, b, strict=True):
        gradient += (row @ w - target) * row
    return soft_threshold(w - lr * gradient, lr * lam)
