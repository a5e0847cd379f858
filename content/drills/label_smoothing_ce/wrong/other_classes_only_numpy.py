# wrong_answer one_row: spreads eps over the K - 1 other classes / 把 eps 只平摊给其余 K - 1 个类
# cards: loss-label-smoothing
import numpy as np


def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    q = np.full_like(logits, eps / (K - 1))
    q[np.arange(N), labels] = 1 - eps
    loss = -(q * logp).sum() / N
    dlogits = (np.exp(logp) - q) / N
    return loss.astype(logits.dtype), dlogits
