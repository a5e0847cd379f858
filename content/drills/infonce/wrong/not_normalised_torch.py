# wrong_answer two_images: takes the dot product as it is / 没有归一化，直接用点积
# cards: con-infonce
import torch


@torch.no_grad()
def nt_xent(z, tau):
    views = len(z)
    unit = z
    logits = unit @ unit.T / tau
    logits.fill_diagonal_(-torch.inf)
    positive = torch.arange(views, device=z.device).roll(views // 2)
    logp = torch.log_softmax(logits, dim=1)
    return -logp.gather(1, positive.unsqueeze(1)).mean()
