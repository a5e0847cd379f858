# wrong_answer two_images: negatives from the other half only / 只用另一半里的视图当负样本
import numpy as np


def nt_xent(z, tau):
    views = len(z)
    unit = z / np.linalg.norm(z, axis=1, keepdims=True)
    logits = unit @ unit.T / tau
    half = views // 2
    logits[:half, :half] = logits[half:, half:] = -np.inf
    positive = np.roll(np.arange(views), views // 2)
    shifted = logits - logits.max(1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(1)) - shifted[np.arange(views), positive]
    return losses.mean()
