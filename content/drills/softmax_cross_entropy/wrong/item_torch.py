# wrong_answer one_row: takes the loss out of its tensor / 用 item() 把损失变成了 Python 数
import torch


@torch.no_grad()
def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = counts.sum().clamp(min=1)
    target = torch.where(counts, labels, 0).unsqueeze(1)
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    loss = -(logp.gather(1, target).squeeze(1) * counts).sum() / n
    one_hot = torch.zeros_like(logits).scatter(1, target, 1)
    dlogits = (logp.exp() - one_hot) * counts.unsqueeze(1) / n
    return loss.item(), dlogits
