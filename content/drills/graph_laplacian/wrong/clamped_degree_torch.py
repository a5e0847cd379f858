# wrong_answer magnitudes: clamps the degree to 1 at least / 度不足 1 的当成 1
import torch


def laplacian(A, kind):
    degree = A.sum(dim=1)
    if kind == "plain":
        return torch.diag(degree) - A
    inverse = 1 / degree.clamp(min=1)
    eye = torch.diag((degree > 0).to(A.dtype))
    if kind == "symmetric":
        root = inverse.sqrt()
        L = eye - root[:, None] * A * root
    else:
        L = eye - inverse[:, None] * A
    return L


def gcn_layer(A, X, W, b):
    A = A + torch.eye(len(A), dtype=A.dtype, device=A.device)
    root = A.sum(dim=1).rsqrt()
    P = root[:, None] * A * root
    Y = P @ (X @ W)
    if b is not None:
        Y = Y + b
    return torch.relu(Y)
