# wrong_answer cold: subtracts exp(1/tau) from the sum, which cancels / 求和之后再减 exp(1/tau)，相减抵消
import numpy as np


def nt_xent(z, tau):
    views = len(z)
    unit = z / np.linalg.norm(z, axis=1, keepdims=True)
    logits = unit @ unit.T / tau
    positive = np.roll(np.arange(views), views // 2)
    shifted = logits - logits.max(1, keepdims=True)
    rows = np.arange(views)
    losses = np.log(np.exp(shifted).sum(1) - np.exp(shifted[rows, rows])) - shifted[rows, positive]
    return losses.mean()
