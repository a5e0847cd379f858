# wrong_answer square: takes 1 off in every row, at every label / 每一行、每个标签处都减了 1
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
    dlogits[:, target] -= 1
    dlogits *= counts[:, None]
    dlogits /= n
    return loss, dlogits
