import torch


def fold(w, b, bn, eps, groups, transposed):
    gamma, beta, mean, var = filled(bn)
    scale = gamma / (var + eps) ** 0.5
    bias = 0 if b is None else b.detach()
    grouped = w.detach().reshape(groups, -1, *w.shape[1:])
    rule = "gcmij,gm->gcmij" if transposed else "gmcij,gm->gmcij"
    folded = torch.einsum(rule, grouped, scale.reshape(groups, -1))
    return folded.reshape(w.shape), (bias - mean) * scale + beta


def fold_ahead(bn, eps, w, b, groups):
    gamma, beta, mean, var = filled(bn)
    scale = (gamma / (var + eps) ** 0.5).reshape(groups, -1)
    shift = beta.reshape(groups, -1) - mean.reshape(groups, -1) * scale
    grouped = w.detach().reshape(groups, -1, *w.shape[1:])
    new_b = torch.einsum("gmcij,gc->gm", grouped, shift).reshape(-1)
    new_w = torch.einsum("gmcij,gc->gmcij", grouped, scale).reshape(w.shape)
    return new_w, new_b if b is None else new_b + b.detach()


def filled(bn):
    gamma, beta, mean, var = (part if part is None else part.detach() for part in bn)
    gamma = torch.ones_like(mean) if gamma is None else gamma
    return gamma, torch.zeros_like(mean) if beta is None else beta, mean, var
