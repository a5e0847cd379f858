# wrong_answer two_images: the sum over the views / 对各视图求了和
import torch


@torch.no_grad()
def nt_xent(z, tau):
    views = len(z)
    unit = z / z.norm(dim=1, keepdim=True)
    logits = unit @ unit.T / tau
    logits.fill_diagonal_(-torch.inf)
    positive = torch.arange(views, device=z.device).roll(views // 2)
    logp = torch.log_softmax(logits, dim=1)
    return -logp.gather(1, positive.unsqueeze(1)).sum()
