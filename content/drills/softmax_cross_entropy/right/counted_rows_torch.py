import torch


def softmax_cross_entropy(logits, labels, ignore_index):
    logits = logits.detach()
    keep = labels.ne(ignore_index)
    z, y = logits[keep], labels[keep]
    dlogits = torch.zeros_like(logits)
    n = len(y)
    if n == 0:
        return logits.new_zeros(()), dlogits
    z = z - z.max(dim=1, keepdim=True).values
    e = torch.exp(z)
    total = e.sum(dim=1)
    rows = torch.arange(n, device=z.device)
    loss = (torch.log(total) - z[rows, y]).mean()
    p = e / total[:, None]
    p[rows, y] -= 1
    dlogits[keep] = p / n
    return loss, dlogits
