# wrong_answer one_row: (1 - eps)(p - one-hot), without the uniform part / 只有 (1 - eps)(p - one-hot)，缺均匀部分
import torch


@torch.no_grad()
def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    q = torch.full_like(logits, eps / K)
    q[torch.arange(N, device=q.device), labels] += 1 - eps
    loss = -(q * logp).sum(1).mean()
    one_hot = torch.zeros_like(q).scatter(1, labels[:, None], 1)
    dlogits = (1 - eps) * (logp.exp() - one_hot) / N
    return loss, dlogits
