# wrong_answer one_row: smooths the prediction, not the target / 平滑的是预测，而不是目标
import numpy as np


def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    q = np.zeros_like(logits)
    q[np.arange(N), labels] = 1
    logp = np.log((1 - eps) * np.exp(logp) + logits.dtype.type(eps / K))
    loss = -(q * logp).sum() / N
    dlogits = (np.exp(logp) - q) / N
    return loss.astype(logits.dtype), dlogits
