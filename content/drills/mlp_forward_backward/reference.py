"""A network with one hidden layer, sample by sample, its gradients by the chain rule in index notation.

Source: Rumelhart, Hinton & Williams 1986, "Learning representations by back-propagating errors"; the loss is
torch.nn.functional.cross_entropy's, ReLU's derivative at 0 is 0 as in PyTorch.
"""

import numpy as np


def mlp(x, w1, b1, w2, b2, y):
    loss, grads = 0.0, [np.zeros_like(p) for p in (w1, b1, w2, b2)]
    dw1, db1, dw2, db2 = grads
    for xn, target in zip(x, y, strict=True):
        before = xn @ w1 + b1
        hidden = np.where(before > 0, before, 0.0)
        logits = hidden @ w2 + b2
        logits = logits - logits.max()
        log_sum = np.log(np.exp(logits).sum())
        loss += (log_sum - logits[target]) / len(x)
        for c in range(len(b2)):
            delta = (np.exp(logits[c] - log_sum) - (c == target)) / len(x)
            db2[c] += delta
            for h in range(len(b1)):
                dw2[h, c] += hidden[h] * delta
                if before[h] > 0:
                    db1[h] += w2[h, c] * delta
                    dw1[:, h] += xn * (w2[h, c] * delta)
    return np.float64(loss), dw1, db1, dw2, db2
