# wrong_answer mean: the softmax runs over the batch / softmax 沿着 batch 方向
import numpy as np


def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = max(1, counts.sum())
    target = np.where(counts, labels, 0)
    rows = np.arange(len(labels))
    shifted = logits - logits.max(0)
    logp = shifted - np.log(np.exp(shifted).sum(0))
    loss = -(logp[rows, target] * counts).sum() / logits.dtype.type(n)
    dlogits = np.exp(logp)
    dlogits[rows, target] -= 1
    dlogits *= counts[:, None]
    dlogits /= n
    return loss, dlogits
