# wrong_answer layer: the degrees don't know of the self-loops / 度没有计入新加的自环
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
    degree = A.sum(dim=1)
    root = torch.where(degree > 0, degree.rsqrt(), 1)
    A = A + torch.eye(len(A), dtype=A.dtype, device=A.device)
    P = root[:, None] * A * root
    Y = P @ (X @ W)
    if b is not None:
        Y = Y + b
    return torch.relu(Y)
