# wrong_answer one_row: 1 - eps at the label, without its eps/K / 真实类只有 1 - eps，漏了它的 eps/K
# cards: loss-label-smoothing-value
import numpy as np


def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    q = np.full_like(logits, eps / K)
    q[np.arange(N), labels] = 1 - eps
    loss = -(q * logp).sum() / N
    dlogits = (np.exp(logp) - q) / N
    return loss.astype(logits.dtype), dlogits
