# wrong_answer one_row: writes 1 - eps into an int64 one-hot, where it is 0 / 把 1 - eps 写进 int64 的 one-hot，成了 0
import torch


@torch.no_grad()
def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    q = torch.nn.functional.one_hot(labels, K)
    q[torch.arange(N, device=q.device), labels] = 1 - eps
    q = q + eps / K
    loss = -(q * logp).sum(1).mean()
    dlogits = (logp.exp() - q) / N
    return loss, dlogits
