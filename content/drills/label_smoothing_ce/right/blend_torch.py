import torch


def label_smoothing_ce(logits, labels, eps):
    z = logits.detach()
    n, k = z.shape
    z = z - z.max(dim=1, keepdim=True)[0]
    e = z.exp()
    total = e.sum(dim=1, keepdim=True)
    nll = total.log() - z
    loss = (1 - eps) * nll.gather(1, labels[:, None]).mean() + eps * nll.mean()
    one_hot = torch.zeros_like(z).scatter(1, labels[:, None], 1.0)
    return loss, (e / total - torch.lerp(one_hot, torch.full_like(z, 1 / k), eps)) / n
