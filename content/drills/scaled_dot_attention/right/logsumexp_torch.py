import torch


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    scores = torch.einsum("...id,...jd->...ij", q, k) * q.shape[-1] ** -0.5
    if causal:
        i, j = torch.arange(L, device=q.device), torch.arange(S, device=q.device)
        scores = torch.where(j <= i[:, None] + (S - L), scores, -torch.inf)
    if mask is not None:
        scores = torch.where(mask, scores, -torch.inf)
    norm = torch.logsumexp(scores, dim=-1, keepdim=True)
    weights = torch.exp(scores - norm.masked_fill(norm.isneginf(), 0))
    return torch.einsum("...ij,...je->...ie", weights, v), weights
