# wrong_answer one_row: float64 for float32 logits / 输入 float32，结果却是 float64
import numpy as np


def softmax(x, axis):
    x = x.astype(np.float64)
    e = np.exp(x - x.max(axis, keepdims=True))
    p = e / e.sum(axis, keepdims=True)
    return p


def log_softmax(x, axis):
    shifted = x - x.max(axis, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return logp
