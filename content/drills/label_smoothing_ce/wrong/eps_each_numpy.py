# wrong_answer one_row: every class gets eps, not eps/K / 每个类得 eps，而不是 eps/K
import numpy as np


def label_smoothing_ce(logits, labels, eps):
    N = len(logits)
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    q = np.full_like(logits, eps)
    q[np.arange(N), labels] += 1 - eps
    loss = -(q * logp).sum() / N
    dlogits = (np.exp(logp) - q) / N
    return loss.astype(logits.dtype), dlogits
