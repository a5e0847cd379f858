# wrong_answer batch: masks by the gradient's sign, not the value's / 掩码看的是梯度的正负，而不是值的正负
# cards: act-relu-backward
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
    dbefore = np.maximum(dlogits @ w2.T, 0)
    dw1, db1 = x.T @ dbefore, dbefore.sum(axis=0)
    return loss, dw1, db1, dw2, db2
