# wrong_answer one_row: every class gets eps, not eps/K / 每个类得 eps，而不是 eps/K
import torch


@torch.no_grad()
def label_smoothing_ce(logits, labels, eps):
    N = len(logits)
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    q = torch.full_like(logits, eps)
    q[torch.arange(N, device=q.device), labels] += 1 - eps
    loss = -(q * logp).sum(1).mean()
    dlogits = (logp.exp() - q) / N
    return loss, dlogits
