# wrong_answer two_images: drops the diagonal, but keeps indices that count it / 去掉了对角线，下标却没有跟着变
import torch


@torch.no_grad()
def nt_xent(z, tau):
    views = len(z)
    unit = z / z.norm(dim=1, keepdim=True)
    logits = unit @ unit.T / tau
    off = ~torch.eye(views, dtype=torch.bool, device=z.device)
    logits = logits[off].view(views, views - 1)
    positive = torch.arange(views, device=z.device).roll(views // 2).clamp(max=views - 2)
    logp = torch.log_softmax(logits, dim=1)
    return -logp.gather(1, positive.unsqueeze(1)).mean()
