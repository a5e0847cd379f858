import torch


@torch.no_grad()
def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    # fill: q (N, K), the smoothed targets / q (N, K)：平滑后的目标
    q = torch.full_like(logits, eps / K)
    q[torch.arange(N, device=q.device), labels] += 1 - eps
    # end
    # fill: loss, the mean cross-entropy of q and p / loss：q 与 p 的交叉熵，取平均
    loss = -(q * logp).sum(1).mean()
    # end
    # fill: dlogits (N, K), its gradient / dlogits (N, K)：它的梯度
    dlogits = (logp.exp() - q) / N
    # end
    return loss, dlogits
