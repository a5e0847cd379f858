# wrong_answer one_row: subtracts the maximum in the caller's tensor / 在传入的张量里减去最大值
import torch


@torch.no_grad()
def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = counts.sum().clamp(min=1)
    target = torch.where(counts, labels, 0).unsqueeze(1)
    shifted = logits.sub_(logits.amax(1, keepdim=True))
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    loss = -(logp.gather(1, target).squeeze(1) * counts).sum() / n
    one_hot = torch.zeros_like(logits).scatter(1, target, 1)
    dlogits = (logp.exp() - one_hot) * counts.unsqueeze(1) / n
    return loss, dlogits
