# wrong_answer one_row: divides by the sum of the logits, without exp / 没有取 exp，直接除以 logits 之和
# cards: act-softmax
import numpy as np


def softmax(x, axis):
    e = x
    p = e / e.sum(axis, keepdims=True)
    return p


def log_softmax(x, axis):
    shifted = x - x.max(axis, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return logp
