import numpy as np


def softmax_cross_entropy(logits, labels, ignore_index):
    (rows,) = np.nonzero(labels != ignore_index)
    dlogits = np.zeros_like(logits)
    if rows.size == 0:
        return logits.dtype.type(0), dlogits
    z, y = logits[rows], labels[rows]
    z = z - z.max(axis=1)[:, None]
    e = np.exp(z)
    total = e.sum(axis=1)
    loss = np.mean(np.log(total) - z[np.arange(len(y)), y])
    dlogits[rows] = (e / total[:, None] - np.eye(z.shape[1], dtype=z.dtype)[y]) / z.dtype.type(len(y))
    return loss, dlogits
