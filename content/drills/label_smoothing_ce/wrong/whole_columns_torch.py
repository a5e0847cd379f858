# wrong_answer mean: q[:, labels] is every row at every label / q[:, labels] 是每一行的每个标签
import torch


@torch.no_grad()
def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    q = torch.full_like(logits, eps / K)
    q[:, labels] += 1 - eps
    loss = -(q * logp).sum(1).mean()
    dlogits = (logp.exp() - q) / N
    return loss, dlogits
