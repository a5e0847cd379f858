"""Messages along a list of edges, added up at their ends."""

import numpy as np


def laplacian(A, kind):
    degree = A.sum(axis=0)
    L = np.zeros_like(A)
    linked = np.flatnonzero(degree)
    L[linked, linked] = degree[linked] if kind == "plain" else 1
    i, j = np.nonzero(A)
    scale = {"plain": 1, "symmetric": np.sqrt(degree[i] * degree[j]), "random_walk": degree[i]}[kind]
    np.subtract.at(L, (i, j), A[i, j] / scale)
    return L


def gcn_layer(A, X, W, b):
    degree = A.sum(axis=0) + 1
    features = X @ W
    Y = features / degree[:, None]  # from the self-loop
    i, j = np.nonzero(A)
    np.add.at(Y, i, (A[i, j] / np.sqrt(degree[i] * degree[j]))[:, None] * features[j])
    if b is not None:
        Y += b
    return np.where(Y > 0, Y, 0)
