# wrong_answer one_row: mean() over classes too / mean() 把类别维也平均了
import torch


@torch.no_grad()
def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    q = torch.full_like(logits, eps / K)
    q[torch.arange(N, device=q.device), labels] += 1 - eps
    loss = -(q * logp).mean()
    dlogits = (logp.exp() - q) / N
    return loss, dlogits
