# wrong_answer one_row: a float64 target makes the results float64 / float64 的目标使结果变成 float64
import torch


@torch.no_grad()
def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    q = torch.full_like(logits, eps / K, dtype=torch.float64)
    q[torch.arange(N, device=q.device), labels] += 1 - eps
    loss = -(q * logp).sum(1).mean()
    dlogits = (logp.exp() - q) / N
    return loss, dlogits
