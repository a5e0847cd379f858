# wrong_answer huge: adds 1e-12 to p, so that no class costs more than 27.6 / p 加了 1e-12，每个类的代价不超过 27.6
import numpy as np


def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    q = np.full_like(logits, eps / K)
    q[np.arange(N), labels] += 1 - eps
    loss = -(q * np.log(np.exp(logp) + logits.dtype.type(1e-12))).sum() / N
    dlogits = (np.exp(logp) - q) / N
    return loss.astype(logits.dtype), dlogits
