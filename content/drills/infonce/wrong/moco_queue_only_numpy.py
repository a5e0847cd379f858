# wrong_answer positive_counts: the positive isn't in the sum / 分母里只有队列，没有正样本
# cards: con-infonce
import numpy as np


def unit_rows(a):
    return a / np.linalg.norm(a, axis=1, keepdims=True)


def cross_entropy(logits, label):
    shifted = logits - logits.max(1, keepdims=True)
    return (np.log(np.exp(shifted).sum(1)) - shifted[np.arange(len(logits)), label]).mean()


def nt_xent(z, tau):
    unit = unit_rows(z)
    logits = unit @ unit.T / tau
    np.fill_diagonal(logits, -np.inf)
    return cross_entropy(logits, np.roll(np.arange(len(z)), len(z) // 2))


def info_nce(q, k, queue, tau):
    q, k, queue = unit_rows(q), unit_rows(k), unit_rows(queue)
    own = (q * k).sum(1, keepdims=True)
    logits = np.concatenate([own, q @ queue.T], axis=1) / tau
    negatives = logits[:, 1:]
    top = negatives.max(1)
    return (top + np.log(np.exp(negatives - top[:, None]).sum(1)) - logits[:, 0]).mean()
