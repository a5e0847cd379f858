# runtime_error: a module that isn't there
import numpyy


def double(x):
    return numpyy.multiply(x, 2)
