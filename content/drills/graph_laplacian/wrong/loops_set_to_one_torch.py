# wrong_answer loops_again: sets the diagonal to 1 instead of adding / 把对角线设成 1，而不是加 1
# cards: gnn-gcn
import torch


def laplacian(A, kind):
    degree = A.sum(dim=1)
    if kind == "plain":
        return torch.diag(degree) - A
    inverse = torch.where(degree > 0, 1 / degree, 0)
    eye = torch.diag((degree > 0).to(A.dtype))
    if kind == "symmetric":
        root = inverse.sqrt()
        L = eye - root[:, None] * A * root
    else:
        L = eye - inverse[:, None] * A
    return L


def gcn_layer(A, X, W, b):
    A = A.clone().fill_diagonal_(1)
    root = A.sum(dim=1).rsqrt()
    P = root[:, None] * A * root
    Y = P @ (X @ W)
    if b is not None:
        Y = Y + b
    return torch.relu(Y)
