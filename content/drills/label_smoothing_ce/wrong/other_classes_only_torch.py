# wrong_answer one_row: spreads eps over the K - 1 other classes / 把 eps 只平摊给其余 K - 1 个类
# cards: loss-label-smoothing
import torch


@torch.no_grad()
def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    q = torch.full_like(logits, eps / (K - 1))
    q[torch.arange(N, device=q.device), labels] = 1 - eps
    loss = -(q * logp).sum(1).mean()
    dlogits = (logp.exp() - q) / N
    return loss, dlogits
