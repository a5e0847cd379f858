# wrong_answer one_row: the gradient is p, nothing taken off at the label / 梯度就是 p，标签处没有减 1
import torch


@torch.no_grad()
def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = counts.sum().clamp(min=1)
    target = torch.where(counts, labels, 0).unsqueeze(1)
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    loss = -(logp.gather(1, target).squeeze(1) * counts).sum() / n
    dlogits = logp.exp() * counts.unsqueeze(1) / n
    return loss, dlogits
