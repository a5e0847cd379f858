import torch


def laplacian(A, kind):
    degree = A.sum(dim=1)
    if kind == "plain":
        return torch.diag(degree) - A
    # fill: inverse (N,), 1 / degree, 0 for isolated nodes / inverse (N,)：1 / 度，孤立节点取 0
    inverse = torch.where(degree > 0, 1 / degree, 0)
    # end
    eye = torch.diag((degree > 0).to(A.dtype))
    # fill: L, for both kinds / L，两种都要
    if kind == "symmetric":
        root = inverse.sqrt()
        L = eye - root[:, None] * A * root
    else:
        L = eye - inverse[:, None] * A
    # end
    return L


def gcn_layer(A, X, W, b):
    # fill: P (N, N), the normalised adjacency matrix with self-loops / P (N, N)：加自环并归一化的邻接矩阵
    A = A + torch.eye(len(A), dtype=A.dtype, device=A.device)
    root = A.sum(dim=1).rsqrt()
    P = root[:, None] * A * root
    # end
    Y = P @ (X @ W)
    if b is not None:
        Y = Y + b
    return torch.relu(Y)
