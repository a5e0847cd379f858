# wrong_answer magnitudes: adds 1e-6 to the degree / 度加了 1e-6
import numpy as np


def laplacian(A, kind):
    degree = A.sum(axis=1)
    if kind == "plain":
        return np.diag(degree) - A
    inverse = np.where(degree > 0, 1 / (degree + 1e-6), 0).astype(A.dtype)
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
