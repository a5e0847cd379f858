# wrong_answer one_row: a smoothed loss, the gradient of the ordinary one / 损失平滑了，梯度还是普通交叉熵的
import numpy as np


def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    q = np.full_like(logits, eps / K)
    q[np.arange(N), labels] += 1 - eps
    loss = -(q * logp).sum() / N
    dlogits = np.exp(logp) / N
    dlogits[np.arange(N), labels] -= 1 / N
    return loss.astype(logits.dtype), dlogits
