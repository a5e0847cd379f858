# wrong_answer self_loops: sets the diagonal of A to 0 first / 先把 A 的对角线清零了
# cards: gnn-laplacian
import numpy as np


def laplacian(A, kind):
    A = A - np.diag(np.diag(A))
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
    A = A + np.eye(len(A), dtype=A.dtype)
    root = 1 / np.sqrt(A.sum(axis=1))
    P = root[:, None] * A * root
    Y = P @ (X @ W)
    if b is not None:
        Y = Y + b
    return np.maximum(Y, 0)
