# wrong_answer two_images: takes the dot product as it is / 没有归一化，直接用点积
# cards: con-infonce
import numpy as np


def nt_xent(z, tau):
    views = len(z)
    unit = z
    logits = unit @ unit.T / tau
    np.fill_diagonal(logits, -np.inf)
    positive = np.roll(np.arange(views), views // 2)
    shifted = logits - logits.max(1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(1)) - shifted[np.arange(views), positive]
    return losses.mean()
