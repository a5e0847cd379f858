# wrong_answer two_images: the positive isn't in the sum / 求和里没有正样本
# cards: con-infonce
import numpy as np


def nt_xent(z, tau):
    views = len(z)
    unit = z / np.linalg.norm(z, axis=1, keepdims=True)
    logits = unit @ unit.T / tau
    np.fill_diagonal(logits, -np.inf)
    positive = np.roll(np.arange(views), views // 2)
    shifted = logits - logits.max(1, keepdims=True)
    top = shifted[np.arange(views), positive]
    shifted[np.arange(views), positive] = -np.inf
    losses = np.log(np.exp(shifted).sum(1)) - top
    return losses.mean()
