# wrong_answer two_images: a matrix of N by N, as in CLIP / 像 CLIP 那样只有 N×N 的矩阵
import torch


@torch.no_grad()
def nt_xent(z, tau):
    views = len(z)
    unit = z / z.norm(dim=1, keepdim=True)
    logits = unit @ unit.T / tau
    half = views // 2
    logits[:half, :half] = logits[half:, half:] = -torch.inf
    positive = torch.arange(views, device=z.device).roll(views // 2)
    logp = torch.log_softmax(logits, dim=1)
    return -logp.gather(1, positive.unsqueeze(1)).mean()
