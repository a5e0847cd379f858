# wrong_answer gradient: the results hang on the graph of logits / 结果还连着 logits 的计算图
import torch


def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    q = torch.full_like(logits, eps / K)
    q[torch.arange(N, device=q.device), labels] += 1 - eps
    loss = -(q * logp).sum(1).mean()
    dlogits = (logp.exp() - q) / N
    return loss, dlogits
