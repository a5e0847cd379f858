# wrong_answer mean: dim 0, so the softmax runs over the batch / 用了 dim=0，softmax 沿着 batch 方向
import torch


@torch.no_grad()
def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = counts.sum().clamp(min=1)
    target = torch.where(counts, labels, 0).unsqueeze(1)
    shifted = logits - logits.amax(0)
    logp = shifted - shifted.exp().sum(0).log()
    loss = -(logp.gather(1, target).squeeze(1) * counts).sum() / n
    one_hot = torch.zeros_like(logits).scatter(1, target, 1)
    dlogits = (logp.exp() - one_hot) * counts.unsqueeze(1) / n
    return loss, dlogits
