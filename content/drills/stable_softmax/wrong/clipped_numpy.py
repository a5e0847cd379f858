# wrong_answer rows_far_apart: clips the logits to ±80, so large ones become equal / 把 logits 截到 ±80，大的全一样
import numpy as np


def softmax(x, axis):
    e = np.exp(x.clip(-80, 80))
    p = e / e.sum(axis, keepdims=True)
    return p


def log_softmax(x, axis):
    shifted = x.clip(-80, 80)
    logp = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return logp
