# wrong_answer two_images: multiplies by 1 - eye, and exp(0) is 1 / 乘了 1 - eye，而 exp(0) 是 1
import torch


@torch.no_grad()
def nt_xent(z, tau):
    views = len(z)
    unit = z / z.norm(dim=1, keepdim=True)
    logits = unit @ unit.T / tau
    logits = logits * (1 - torch.eye(views, dtype=z.dtype, device=z.device))
    positive = torch.arange(views, device=z.device).roll(views // 2)
    logp = torch.log_softmax(logits, dim=1)
    return -logp.gather(1, positive.unsqueeze(1)).mean()
