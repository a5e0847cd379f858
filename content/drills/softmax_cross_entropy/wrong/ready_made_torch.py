# forbidden one_row: asks PyTorch for the loss / 直接调用了 PyTorch 的交叉熵
import torch


@torch.no_grad()
def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = counts.sum().clamp(min=1)
    target = torch.where(counts, labels, 0).unsqueeze(1)
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    loss = torch.nn.functional.cross_entropy(logits, labels, ignore_index=ignore_index)
    one_hot = torch.zeros_like(logits).scatter(1, target, 1)
    dlogits = (logp.exp() - one_hot) * counts.unsqueeze(1) / n
    return loss, dlogits
