"""Laplacians and a GCN layer, one pair of nodes at a time.

Source: Chung 1997, Spectral Graph Theory, section 1.2 (isolated nodes have a row of zeros); Kipf & Welling 2017,
arXiv:1609.02907, equations 2 and 8 (with a bias, as in PyTorch Geometric's GCNConv).
"""

import math

import numpy as np


def laplacian(A, kind):
    N = len(A)
    degree = [float(sum(row)) for row in A]
    L = np.zeros((N, N))
    for i in range(N):
        for j in range(N):
            if degree[i] == 0 or degree[j] == 0:
                continue
            one = 1.0 if i == j else 0.0
            if kind == "plain":
                L[i, j] = one * degree[i] - A[i, j]
            elif kind == "symmetric":
                L[i, j] = one - A[i, j] / math.sqrt(degree[i] * degree[j])
            else:
                L[i, j] = one - A[i, j] / degree[i]
    return L


def gcn_layer(A, X, W, b):
    N = len(A)
    degree = [float(sum(row)) + 1 for row in A]
    Y = np.zeros((N, W.shape[1]))
    for i in range(N):
        for j in range(N):
            weight = (A[i, j] + (i == j)) / math.sqrt(degree[i] * degree[j])
            Y[i] += weight * (X[j] @ W)
    return np.maximum(Y if b is None else Y + b, 0)
