# wrong_answer none_counts: 0/0 where no row counts / 没有一行计入时是 0/0
import numpy as np


def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = counts.sum()
    target = np.where(counts, labels, 0)
    rows = np.arange(len(labels))
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    loss = -(logp[rows, target] * counts).sum() / logits.dtype.type(n)
    dlogits = np.exp(logp)
    dlogits[rows, target] -= 1
    dlogits *= counts[:, None]
    dlogits /= n
    return loss, dlogits
