import torch


def unit_rows(a):
    return a / a.norm(dim=1, keepdim=True)


@torch.no_grad()
def nt_xent(z, tau):
    unit = unit_rows(z)
    logits = unit @ unit.T / tau
    logits.fill_diagonal_(-torch.inf)
    positive = torch.arange(len(z), device=z.device).roll(len(z) // 2)
    return -torch.log_softmax(logits, dim=1).gather(1, positive.unsqueeze(1)).mean()


@torch.no_grad()
def info_nce(q, k, queue, tau):
    q, k, queue = unit_rows(q), unit_rows(k), unit_rows(queue)
    own = (q * k).sum(1, keepdim=True)
    logits = torch.cat([own, q @ queue.T], dim=1) / tau
    return -torch.log_softmax(logits, dim=1)[:, 0].mean()
