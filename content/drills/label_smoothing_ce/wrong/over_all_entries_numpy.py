# wrong_answer one_row: averages over N times K entries / 对 N×K 个元素取平均
import numpy as np


def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    q = np.full_like(logits, eps / K)
    q[np.arange(N), labels] += 1 - eps
    loss = -(q * logp).mean()
    dlogits = (np.exp(logp) - q) / N
    return loss.astype(logits.dtype), dlogits
