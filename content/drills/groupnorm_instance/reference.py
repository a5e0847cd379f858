"""Group and instance normalisation, one sample and group at a time.

Sources
    groupnorm      Wu & He 2018, arXiv:1803.08494, equations 1 to 7; torch.nn.functional.group_norm 2.13
    instancenorm   Ulyanov et al. 2016, arXiv:1607.08022, equation 3; torch.nn.functional.instance_norm 2.13

Deliberate differences: ValueError where G doesn't divide C (PyTorch: RuntimeError); instancenorm takes channels of a
single value too, where PyTorch refuses.
"""

import numpy as np


def groupnorm(x, num_groups, gamma, beta, eps):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError(f"{C} channels don't divide into {num_groups} groups")
    size = C // num_groups
    y = np.empty(x.shape)
    for n in range(N):
        for first in range(0, C, size):
            group = x[n, first : first + size]
            mean = group.sum() / group.size
            var = ((group - mean) ** 2).sum() / group.size
            y[n, first : first + size] = (group - mean) / np.sqrt(var + eps)
    if gamma is not None:
        for c in range(C):
            y[:, c] = gamma[c] * y[:, c] + beta[c]
    return y


def instancenorm(x, gamma, beta, eps):
    return groupnorm(x, x.shape[1], gamma, beta, eps)
