import torch


def nt_xent(z, tau):
    z = torch.nn.functional.normalize(z.detach(), dim=1)
    views, half = len(z), len(z) // 2
    logits = torch.einsum("id,kd->ik", z, z).div(tau)
    off = ~torch.eye(views, dtype=torch.bool, device=z.device)
    candidates = logits[off].view(views, views - 1)
    positive = torch.cat([logits.diagonal(half), logits.diagonal(-half)])
    return (candidates.logsumexp(dim=1) - positive).mean()
