import numpy as np


def sigmoid(x):
    top = np.exp(np.minimum(x, 0))
    return top / (top + np.exp(-np.maximum(x, 0)))


def tanh(x, alpha):
    return np.tanh(x), 4 * sigmoid(2 * x) * sigmoid(-2 * x)


def leaky_relu(x, alpha):
    return np.maximum(x, 0) + alpha * np.minimum(x, 0), np.where(x > 0, 1, alpha)


def elu(x, alpha):
    left = np.minimum(x, 0)
    return np.maximum(x, 0) + alpha * np.expm1(left), np.where(x > 0, 1, alpha * np.exp(left))


def silu(x, alpha):
    s = sigmoid(x)
    return x * s, s + x * s * sigmoid(-x)


TABLE = {"tanh": tanh, "leaky_relu": leaky_relu, "elu": elu, "silu": silu}


def activation(name, x, alpha):
    if name not in TABLE:
        raise ValueError(f"no activation {name}")
    return tuple(np.asarray(part, x.dtype) for part in TABLE[name](x, alpha))
