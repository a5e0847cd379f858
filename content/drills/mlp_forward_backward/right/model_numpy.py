import numpy as np


def mlp(x, w1, b1, w2, b2, y):
    rows = np.arange(len(x))
    # fill: before, hidden and logits / before、hidden、logits：ReLU 之前、之后的值，以及输出
    before = x @ w1 + b1
    hidden = np.maximum(before, 0)
    logits = hidden @ w2 + b2
    # end
    # fill: loss, and p (N, C), the softmax / loss，以及 p (N, C)：softmax
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss, p = -log_p[rows, y].mean(), np.exp(log_p)
    # end
    # fill: dlogits, dw2 and db2 / dlogits、dw2、db2
    dlogits = p
    dlogits[rows, y] -= 1
    dlogits /= len(x)
    dw2, db2 = hidden.T @ dlogits, dlogits.sum(axis=0)
    # end
    # fill: dw1 and db1 / dw1、db1
    dbefore = (dlogits @ w2.T) * (before > 0)
    dw1, db1 = x.T @ dbefore, dbefore.sum(axis=0)
    # end
    return loss, dw1, db1, dw2, db2
