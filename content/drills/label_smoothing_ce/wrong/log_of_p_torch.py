# wrong_answer huge: the logarithm of a probability that is 0 / 对已经是 0 的概率取对数
import torch


@torch.no_grad()
def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.amax(1, keepdim=True)
    logp = (shifted.exp() / shifted.exp().sum(1, keepdim=True)).log()
    q = torch.full_like(logits, eps / K)
    q[torch.arange(N, device=q.device), labels] += 1 - eps
    loss = -(q * logp).sum(1).mean()
    dlogits = (logp.exp() - q) / N
    return loss, dlogits
