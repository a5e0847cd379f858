# wrong_answer one_row: subtracts the entropy of the target / 减去了目标自身的熵，成了 KL 散度
import numpy as np


def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    q = np.full_like(logits, eps / K)
    q[np.arange(N), labels] += 1 - eps
    loss = (q * (np.log(np.maximum(q, 1e-30)) - logp)).sum() / N
    dlogits = (np.exp(logp) - q) / N
    return loss.astype(logits.dtype), dlogits
