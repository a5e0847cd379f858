"""Cross-entropy with smoothed labels and its gradient, row by row, from the target distribution itself.

Source: Szegedy et al. 2015 (arXiv 1512.00567), section 7; torch.nn.functional.cross_entropy(label_smoothing=).
Deliberate differences: none.
"""

import math

import numpy as np


def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    losses, dlogits = [], np.zeros((N, K))
    for i in range(N):
        largest = max(logits[i])
        total = math.fsum(math.exp(z - largest) for z in logits[i])
        for k in range(K):
            q = eps / K + (1 - eps) * (k == labels[i])
            log_p = logits[i, k] - largest - math.log(total)
            losses.append(-q * log_p)
            dlogits[i, k] = (math.exp(log_p) - q) / N
    return np.asarray(math.fsum(losses) / N), dlogits
