import numpy as np


def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = max(1, counts.sum())
    target = np.where(counts, labels, 0)
    rows = np.arange(len(labels))
    # fill: logp (N, C), the logarithm of softmax / logp (N, C)：softmax 的对数
    shifted = logits - logits.max(1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    # end
    # fill: loss, the mean over the rows that count / loss：对计入的行取平均
    loss = -(logp[rows, target] * counts).sum() / logits.dtype.type(n)
    # end
    # fill: dlogits (N, C), its gradient / dlogits (N, C)：它的梯度
    dlogits = np.exp(logp)
    dlogits[rows, target] -= 1
    dlogits *= counts[:, None]
    dlogits /= n
    # end
    return loss, dlogits
