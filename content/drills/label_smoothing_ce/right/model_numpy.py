import numpy as np


def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    # fill: q (N, K), the smoothed targets / q (N, K)：平滑后的目标
    q = np.full_like(logits, eps / K)
    q[np.arange(N), labels] += 1 - eps
    # end
    # fill: loss, the mean cross-entropy of q and p / loss：q 与 p 的交叉熵，取平均
    loss = -(q * logp).sum() / N
    # end
    # fill: dlogits (N, K), its gradient / dlogits (N, K)：它的梯度
    dlogits = (np.exp(logp) - q) / N
    # end
    return loss.astype(logits.dtype), dlogits
