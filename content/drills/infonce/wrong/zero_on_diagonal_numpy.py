# wrong_answer two_images: puts 0 on the diagonal, and exp(0) is 1 / 对角线填 0，而 exp(0) 是 1
import numpy as np


def nt_xent(z, tau):
    views = len(z)
    unit = z / np.linalg.norm(z, axis=1, keepdims=True)
    logits = unit @ unit.T / tau
    np.fill_diagonal(logits, 0)
    positive = np.roll(np.arange(views), views // 2)
    shifted = logits - logits.max(1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(1)) - shifted[np.arange(views), positive]
    return losses.mean()
