"""Softmax cross-entropy and its gradient, row by row.

Source: the definition and its derivative p - y, as torch.nn.functional.cross_entropy with reduction="mean".
Deliberate differences: where no row counts the loss is 0, not NaN.
"""

import math

import numpy as np


def softmax_cross_entropy(logits, labels, ignore_index):
    counted = [i for i, label in enumerate(labels) if label != ignore_index]
    losses, dlogits = [], np.zeros(logits.shape)
    for i in counted:
        largest = max(logits[i])
        exponentials = [math.exp(z - largest) for z in logits[i]]
        total = math.fsum(exponentials)
        losses.append(math.log(total) + largest - logits[i, labels[i]])
        for j, e in enumerate(exponentials):
            dlogits[i, j] = (e / total - (j == labels[i])) / len(counted)
    return np.asarray(math.fsum(losses) / max(1, len(counted))), dlogits
