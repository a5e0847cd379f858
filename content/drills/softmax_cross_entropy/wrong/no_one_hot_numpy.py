# wrong_answer one_row: the gradient is p, nothing taken off at the label / 梯度就是 p，标签处没有减 1
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
    dlogits *= counts[:, None]
    dlogits /= n
    return loss, dlogits
