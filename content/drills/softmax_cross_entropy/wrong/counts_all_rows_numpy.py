# wrong_answer ignored: divides by N, the rows that don't count among them / 除以 N，把不计入的行也算上
import numpy as np


def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = max(1, len(labels))
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
