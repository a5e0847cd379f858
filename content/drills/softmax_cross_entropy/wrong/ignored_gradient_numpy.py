# wrong_answer ignored: rows that don't count still get p/n / 不计入的行仍有梯度 p/n
import numpy as np


def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = max(1, counts.sum())
    target = np.where(counts, labels, 0)
    rows = np.arange(len(labels))
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    loss = -(logp[rows, target] * counts).sum() / logits.dtype.type(n)
    dlogits = np.exp(logp)
    dlogits[rows, target] -= counts
    dlogits /= n
    return loss, dlogits
