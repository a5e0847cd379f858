# wrong_answer sizes: adds 1e-6 to the length, which short rows feel / 长度加了 1e-6，短的行受影响
import numpy as np


def nt_xent(z, tau):
    views = len(z)
    unit = z / (np.linalg.norm(z, axis=1, keepdims=True) + z.dtype.type(1e-6))
    logits = unit @ unit.T / tau
    np.fill_diagonal(logits, -np.inf)
    positive = np.roll(np.arange(views), views // 2)
    shifted = logits - logits.max(1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(1)) - shifted[np.arange(views), positive]
    return losses.mean()
