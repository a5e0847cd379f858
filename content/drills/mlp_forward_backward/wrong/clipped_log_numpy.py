# wrong_answer far_behind: adds 1e-12 inside the log, which caps the loss / 对数里加了 1e-12，损失被封顶
import numpy as np


def mlp(x, w1, b1, w2, b2, y):
    rows = np.arange(len(x))
    before = x @ w1 + b1
    hidden = np.maximum(before, 0)
    logits = hidden @ w2 + b2
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss, p = -np.log(np.exp(log_p[rows, y]) + x.dtype.type(1e-12)).mean(), np.exp(log_p)
    dlogits = p
    dlogits[rows, y] -= 1
    dlogits /= len(x)
    dw2, db2 = hidden.T @ dlogits, dlogits.sum(axis=0)
    dbefore = (dlogits @ w2.T) * (before > 0)
    dw1, db1 = x.T @ dbefore, dbefore.sum(axis=0)
    return loss, dw1, db1, dw2, db2
