# wrong_answer two_images: divides by the square of the length / 除以长度的平方，没开根号
import numpy as np


def nt_xent(z, tau):
    views = len(z)
    unit = z / (z * z).sum(1, keepdims=True)
    logits = unit @ unit.T / tau
    np.fill_diagonal(logits, -np.inf)
    positive = np.roll(np.arange(views), views // 2)
    shifted = logits - logits.max(1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(1)) - shifted[np.arange(views), positive]
    return losses.mean()
