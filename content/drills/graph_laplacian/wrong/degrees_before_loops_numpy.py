# wrong_answer layer: the degrees don't know of the self-loops / 度没有计入新加的自环
# cards: gnn-gcn
import numpy as np


def laplacian(A, kind):
    degree = A.sum(axis=1)
    if kind == "plain":
        return np.diag(degree) - A
    inverse = np.divide(1, degree, out=np.zeros_like(degree), where=degree > 0)
    eye = np.diag((degree > 0).astype(A.dtype))
    if kind == "symmetric":
        root = np.sqrt(inverse)
        L = eye - root[:, None] * A * root
    else:
        L = eye - inverse[:, None] * A
    return L


def gcn_layer(A, X, W, b):
    root = 1 / np.sqrt(np.maximum(A.sum(axis=1), 0.1))
    A = A + np.eye(len(A), dtype=A.dtype)
    P = root[:, None] * A * root
    Y = P @ (X @ W)
    if b is not None:
        Y = Y + b
    return np.maximum(Y, 0)
