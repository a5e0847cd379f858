import numpy as np


def ewma(x, beta, correct):
    lag = np.arange(len(x))[:, None] - np.arange(len(x))
    weights = np.where(lag >= 0, (1 - beta) * np.float64(beta) ** np.maximum(lag, 0), 0.0)
    if correct:
        weights = weights / weights.sum(1, keepdims=True)
    return np.tensordot(weights, x.astype(np.float64), axes=(1, 0)).astype(x.dtype)
