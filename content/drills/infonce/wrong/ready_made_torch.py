# forbidden two_images: asks PyTorch for the cross-entropy / 直接调用了 PyTorch 的交叉熵
import torch


@torch.no_grad()
def nt_xent(z, tau):
    views = len(z)
    unit = z / z.norm(dim=1, keepdim=True)
    logits = unit @ unit.T / tau
    logits.fill_diagonal_(-torch.inf)
    positive = torch.arange(views, device=z.device).roll(views // 2)
    return torch.nn.functional.cross_entropy(logits, positive)
