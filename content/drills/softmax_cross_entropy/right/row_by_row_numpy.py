import numpy as np


def softmax_cross_entropy(logits, labels, ignore_index):
    loss, dlogits, n = np.zeros((), logits.dtype), np.zeros_like(logits), 0
    for z, y, grad in zip(logits, labels, dlogits, strict=True):
        if y == ignore_index:
            continue
        n += 1
        e = np.exp(z - z.max())
        loss += np.log(e.sum()) - (z[y] - z.max())
        grad[:] = e / e.sum()
        grad[y] -= 1
    n = max(n, 1)
    return np.asarray(loss / n, logits.dtype), dlogits / n
