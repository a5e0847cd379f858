# wrong_answer: an array of a class that equals everything
import numpy as np


class Agreeable(np.ndarray):
    def __eq__(self, other):
        return True


def double(x):
    return x.copy().view(Agreeable)
