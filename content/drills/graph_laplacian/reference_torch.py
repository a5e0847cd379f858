"""Laplacians and a GCN layer by scaling rows and columns: the yardstick for answers in PyTorch."""

import torch


def laplacian(A, kind):
    degree = A.sum(1)
    if kind == "plain":
        return torch.diag(degree) - A
    there = degree > 0
    safe = torch.where(there, degree, 1)
    scaled = A * safe.rsqrt()[:, None] * safe.rsqrt() if kind == "symmetric" else A / safe[:, None]
    return torch.diag(there.to(A.dtype)) - scaled


def gcn_layer(A, X, W, b):
    scale = (A.sum(1) + 1).rsqrt()[:, None]
    features = (X @ W) * scale
    Y = torch.addmm(features, A, features) * scale  # (A + I) times the features
    return torch.relu(Y if b is None else Y + b)
