# forbidden one_row: asks PyTorch for the loss / 直接调用了 PyTorch 的交叉熵
import torch


@torch.no_grad()
def label_smoothing_ce(logits, labels, eps):
    N, K = logits.shape
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    q = torch.full_like(logits, eps / K)
    q[torch.arange(N, device=q.device), labels] += 1 - eps
    loss = torch.nn.functional.cross_entropy(logits, labels, label_smoothing=eps)
    dlogits = (logp.exp() - q) / N
    return loss, dlogits
