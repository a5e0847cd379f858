# wrong_answer mean: the sum over the rows / 对各行求了和
import torch


@torch.no_grad()
def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    q = torch.full_like(logits, eps / K)
    q[torch.arange(N, device=q.device), labels] += 1 - eps
    loss = -(q * logp).sum()
    dlogits = (logp.exp() - q) / N
    return loss, dlogits
