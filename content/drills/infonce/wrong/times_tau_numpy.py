# wrong_answer two_images: multiplies by the temperature / 乘了温度，而不是除以
# cards: act-softmax-temperature
import numpy as np


def nt_xent(z, tau):
    views = len(z)
    unit = z / np.linalg.norm(z, axis=1, keepdims=True)
    logits = unit @ unit.T * tau
    np.fill_diagonal(logits, -np.inf)
    positive = np.roll(np.arange(views), views // 2)
    shifted = logits - logits.max(1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(1)) - shifted[np.arange(views), positive]
    return losses.mean()
