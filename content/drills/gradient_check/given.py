"""Functions whose gradient is asked for, and what they saw: how often, in what shapes and where they were called."""

import numpy as np


class Counted:
    def __init__(self, value):
        self._value = value
        self._arrays = []

    def __call__(self, x):
        self._arrays.append(np.array(x))
        return float(self._value(np.asarray(x)))

    def calls(self):
        return len(self._arrays)

    def saw_only(self, shape):
        return all(list(np.shape(kept)) == shape for kept in self._arrays)

    def largest_move(self, start):
        """Give how many numbers differ from `start` in the worst of all calls."""
        return max(int((kept != np.asarray(start)).sum()) for kept in self._arrays)


def quartic(shift):
    """Curved enough for a one-sided difference to be off."""
    return Counted(lambda x: ((x - shift) ** 4).sum() + x.sum() ** 2)


def network(seed):
    """The loss of a small layer, a function of its input."""
    weights = np.random.default_rng(seed).uniform(-1, 1, (4, 2))
    return Counted(lambda x: np.log1p(np.exp(np.tanh(x @ weights))).sum())


kink = Counted(lambda x: np.abs(x).sum())
empty = Counted(lambda x: 0.0)
