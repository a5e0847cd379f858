# wrong_answer one_row: a loss of shape (1,) / 损失的形状是 (1,)
import torch


@torch.no_grad()
def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = counts.sum().clamp(min=1)
    target = torch.where(counts, labels, 0).unsqueeze(1)
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    loss = -(logp.gather(1, target) * counts.unsqueeze(1)).sum(0) / n
    one_hot = torch.zeros_like(logits).scatter(1, target, 1)
    dlogits = (logp.exp() - one_hot) * counts.unsqueeze(1) / n
    return loss, dlogits
