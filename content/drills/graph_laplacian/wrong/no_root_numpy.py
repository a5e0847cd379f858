# wrong_answer symmetric: scales both ends by 1 / d, the root is missing / 两端都除以了度，没有开方
# cards: gnn-laplacian
import numpy as np


def laplacian(A, kind):
    degree = A.sum(axis=1)
    if kind == "plain":
        return np.diag(degree) - A
    inverse = np.divide(1, degree, out=np.zeros_like(degree), where=degree > 0)
    eye = np.diag((degree > 0).astype(A.dtype))
    if kind == "symmetric":
        root = inverse
        L = eye - root[:, None] * A * root
    else:
        L = eye - inverse[:, None] * A
    return L


def gcn_layer(A, X, W, b):
    A = A + np.eye(len(A), dtype=A.dtype)
    root = 1 / np.sqrt(A.sum(axis=1))
    P = root[:, None] * A * root
    Y = P @ (X @ W)
    if b is not None:
        Y = Y + b
    return np.maximum(Y, 0)
