# wrong_answer cold: exp of logits of 1000, which overflows / 直接对 1000 取 exp，溢出
import numpy as np


def nt_xent(z, tau):
    views = len(z)
    unit = z / np.linalg.norm(z, axis=1, keepdims=True)
    logits = unit @ unit.T / tau
    np.fill_diagonal(logits, -np.inf)
    positive = np.roll(np.arange(views), views // 2)
    shifted = logits
    losses = np.log(np.exp(shifted).sum(1)) - shifted[np.arange(views), positive]
    return losses.mean()
