# wrong_answer no_smoothing: eps at the label, 1 - eps for all / 真实类得 eps，1 - eps 平摊给全部
import numpy as np


def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    q = np.full_like(logits, (1 - eps) / K)
    q[np.arange(N), labels] += eps
    loss = -(q * logp).sum() / N
    dlogits = (np.exp(logp) - q) / N
    return loss.astype(logits.dtype), dlogits
