# runtime_error one_sample: multiplies by w2 where its transpose belongs / 该乘 w2 的转置却乘了 w2
# cards: basics-bp-shapes
import numpy as np


def mlp(x, w1, b1, w2, b2, y):
    rows = np.arange(len(x))
    before = x @ w1 + b1
    hidden = np.maximum(before, 0)
    logits = hidden @ w2 + b2
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss, p = -log_p[rows, y].mean(), np.exp(log_p)
    dlogits = p
    dlogits[rows, y] -= 1
    dlogits /= len(x)
    dw2, db2 = hidden.T @ dlogits, dlogits.sum(axis=0)
    dbefore = (dlogits @ w2) * (before > 0)
    dw1, db1 = x.T @ dbefore, dbefore.sum(axis=0)
    return loss, dw1, db1, dw2, db2
