# wrong_answer one_row: adds 1 at the label, so the target sums to 1 + eps / 真实类加的是 1，目标之和成了 1 + eps
import numpy as np


def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    q = np.full_like(logits, eps / K)
    q[np.arange(N), labels] += 1
    loss = -(q * logp).sum() / N
    dlogits = (np.exp(logp) - q) / N
    return loss.astype(logits.dtype), dlogits
