import torch


@torch.no_grad()
def softmax_cross_entropy(logits, labels, ignore_index):
    counts = (labels != ignore_index).to(logits.dtype)
    classes = torch.arange(logits.shape[1], device=logits.device)
    one_hot = (labels[:, None] == classes).to(logits.dtype) * counts[:, None]
    z = logits - torch.max(logits, 1, keepdim=True)[0]
    e = z.exp()
    total = e.sum(1)
    n = max(counts.sum().item(), 1.0)
    loss = (counts * total.log() - (one_hot * z).sum(1)).sum() / n
    return loss, (e / total[:, None] * counts[:, None] - one_hot) / n
