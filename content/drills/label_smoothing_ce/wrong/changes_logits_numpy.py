# wrong_answer one_row: subtracts the maximum in the caller's array / 在传入的数组里减去最大值
import numpy as np


def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = np.subtract(logits, logits.max(1, keepdims=True), out=logits)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    q = np.full_like(logits, eps / K)
    q[np.arange(N), labels] += 1 - eps
    loss = -(q * logp).sum() / N
    dlogits = (np.exp(logp) - q) / N
    return loss.astype(logits.dtype), dlogits
