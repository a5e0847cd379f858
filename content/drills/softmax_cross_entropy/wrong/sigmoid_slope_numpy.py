# wrong_answer sure_and_wrong: multiplies by p(1 - p) as for MSE / 像 MSE 那样又乘了 p(1 - p)
# cards: loss-ce-vs-mse
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
    slope = dlogits * (1 - dlogits)
    dlogits[rows, target] -= 1
    dlogits *= slope
    dlogits *= counts[:, None]
    dlogits /= n
    return loss, dlogits
