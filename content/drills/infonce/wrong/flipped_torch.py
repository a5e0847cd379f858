# wrong_answer pairs: pairs the first row with the last / 把第一行与最后一行配对
import torch


@torch.no_grad()
def nt_xent(z, tau):
    views = len(z)
    unit = z / z.norm(dim=1, keepdim=True)
    logits = unit @ unit.T / tau
    logits.fill_diagonal_(-torch.inf)
    positive = torch.arange(views, device=z.device).flip(0)
    logp = torch.log_softmax(logits, dim=1)
    return -logp.gather(1, positive.unsqueeze(1)).mean()
