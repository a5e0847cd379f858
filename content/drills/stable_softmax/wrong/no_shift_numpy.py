# wrong_answer huge: exp of the logits as they are, which overflows / 直接对 logits 取 exp，溢出
# cards: act-softmax
import numpy as np


def softmax(x, axis):
    e = np.exp(x)
    p = e / e.sum(axis, keepdims=True)
    return p


def log_softmax(x, axis):
    shifted = x
    logp = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return logp
