# wrong_answer one_row: subtracts the maximum in the caller's array / 在传入的数组里减去最大值
import numpy as np


def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = max(1, counts.sum())
    target = np.where(counts, labels, 0)
    rows = np.arange(len(labels))
    logits -= logits.max(1, keepdims=True)
    shifted = logits
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    loss = -(logp[rows, target] * counts).sum() / logits.dtype.type(n)
    dlogits = np.exp(logp)
    dlogits[rows, target] -= 1
    dlogits *= counts[:, None]
    dlogits /= n
    return loss, dlogits
