# memory_limit: far more memory than there is, at once
import numpy as np


def double(x):
    return np.ones(10**12)
