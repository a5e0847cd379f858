import numpy as np


def double(x):
    # fill: twice x / x 的两倍
    return np.multiply(x, 2)
    # end
