# wrong_answer two_images: rolls by 1, not by N / 移动了 1 位，而不是 N 位
import numpy as np


def nt_xent(z, tau):
    views = len(z)
    unit = z / np.linalg.norm(z, axis=1, keepdims=True)
    logits = unit @ unit.T / tau
    np.fill_diagonal(logits, -np.inf)
    positive = np.roll(np.arange(views), 1)
    shifted = logits - logits.max(1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(1)) - shifted[np.arange(views), positive]
    return losses.mean()
