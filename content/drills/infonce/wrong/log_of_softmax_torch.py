# wrong_answer cold: the logarithm of a probability that is 0 / 对已经是 0 的概率取对数
import torch


@torch.no_grad()
def nt_xent(z, tau):
    views = len(z)
    unit = z / z.norm(dim=1, keepdim=True)
    logits = unit @ unit.T / tau
    logits.fill_diagonal_(-torch.inf)
    positive = torch.arange(views, device=z.device).roll(views // 2)
    logp = torch.softmax(logits, dim=1).log()
    return -logp.gather(1, positive.unsqueeze(1)).mean()
