import torch


@torch.no_grad()
def nt_xent(z, tau):
    lengths = torch.sqrt((z * z).sum(1))
    a, b = (z / lengths[:, None]).chunk(2)
    own = (a * b).sum(1) / tau
    across, within_a, within_b = a @ b.T / tau, a @ a.T / tau, b @ b.T / tau
    itself = torch.eye(len(a), dtype=torch.bool, device=z.device)
    sums = [
        torch.cat([across, within_a.masked_fill(itself, -1e9)], 1),
        torch.cat([across.T, within_b.masked_fill(itself, -1e9)], 1),
    ]
    return sum((part.logsumexp(1) - own).sum() for part in sums) / len(z)
