import numpy as np


def laplacian(A, kind):
    degree = A.sum(axis=1)
    if kind == "plain":
        return np.diag(degree) - A
    # fill: inverse (N,), 1 / degree, 0 for isolated nodes / inverse (N,)：1 / 度，孤立节点取 0
    inverse = np.divide(1, degree, out=np.zeros_like(degree), where=degree > 0)
    # end
    eye = np.diag((degree > 0).astype(A.dtype))
    # fill: L, for both kinds / L，两种都要
    if kind == "symmetric":
        root = np.sqrt(inverse)
        L = eye - root[:, None] * A * root
    else:
        L = eye - inverse[:, None] * A
    # end
    return L


def gcn_layer(A, X, W, b):
    # fill: P (N, N), the normalised adjacency matrix with self-loops / P (N, N)：加自环并归一化的邻接矩阵
    A = A + np.eye(len(A), dtype=A.dtype)
    root = 1 / np.sqrt(A.sum(axis=1))
    P = root[:, None] * A * root
    # end
    Y = P @ (X @ W)
    if b is not None:
        Y = Y + b
    return np.maximum(Y, 0)
