"""Twice the input, by the definition."""


def double(x):
    return 2 * x
