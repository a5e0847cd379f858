"""Nothing of size N by N beside the inputs: features are scaled, aggregated, scaled again."""

import torch


def laplacian(A, kind):
    degree = A.sum(0)
    linked = degree > 0
    L = -A
    if kind != "plain":
        L = L / degree.masked_fill(~linked, 1).unsqueeze(1)
        if kind == "symmetric":
            root = degree.sqrt()
            L = L * root.unsqueeze(1) / root.masked_fill(~linked, 1)
    return L + torch.diag_embed(degree if kind == "plain" else linked.to(A.dtype))


def gcn_layer(A, X, W, b):
    root = (A.sum(0) + 1).sqrt().unsqueeze(1)
    features = X @ W / root
    Y = (A @ features + features) / root
    return (Y if b is None else Y + b).clamp(min=0)
