import numpy as np


def label_smoothing_ce(logits, labels, eps):
    n, k = logits.shape
    z = logits - logits.max(axis=1)[:, None]
    e = np.exp(z)
    total = e.sum(axis=1)
    log_total = np.log(total)
    rows = np.arange(n)
    at_label = np.mean(log_total - z[rows, labels])
    over_all = np.mean(log_total - z.mean(axis=1))
    loss = (1 - eps) * at_label + eps * over_all
    dlogits = e / total[:, None] - logits.dtype.type(eps / k)
    dlogits[rows, labels] -= logits.dtype.type(1 - eps)
    return np.asarray(loss, logits.dtype), dlogits / logits.dtype.type(n)
