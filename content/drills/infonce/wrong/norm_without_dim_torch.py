# wrong_answer two_images: norm() without dim is one number / norm() 没写 dim，得到的是一个数
import torch


@torch.no_grad()
def nt_xent(z, tau):
    views = len(z)
    unit = z / z.norm()
    logits = unit @ unit.T / tau
    logits.fill_diagonal_(-torch.inf)
    positive = torch.arange(views, device=z.device).roll(views // 2)
    logp = torch.log_softmax(logits, dim=1)
    return -logp.gather(1, positive.unsqueeze(1)).mean()
