# wrong_answer two_images: the mean over the first N views only / 只对前 N 个视图取平均
import torch


@torch.no_grad()
def nt_xent(z, tau):
    views = len(z)
    unit = z / z.norm(dim=1, keepdim=True)
    logits = unit @ unit.T / tau
    logits.fill_diagonal_(-torch.inf)
    logp = torch.log_softmax(logits, dim=1)
    return -logp.diagonal(views // 2).mean()
