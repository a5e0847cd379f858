# wrong_answer one_row: scatters 1 - eps over the label's eps/K / scatter 写入 1 - eps，盖掉了真实类的 eps/K
# cards: loss-label-smoothing-value
import torch


@torch.no_grad()
def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    q = torch.full_like(logits, eps / K)
    q.scatter_(1, labels[:, None], 1 - eps)
    loss = -(q * logp).sum(1).mean()
    dlogits = (logp.exp() - q) / N
    return loss, dlogits
