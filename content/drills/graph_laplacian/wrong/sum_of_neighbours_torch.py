# wrong_answer layer: adds the neighbours up without normalising / 直接把邻居相加，没有归一化
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
    A = A + torch.eye(len(A), dtype=A.dtype, device=A.device)
    P = A
    Y = P @ (X @ W)
    if b is not None:
        Y = Y + b
    return torch.relu(Y)
