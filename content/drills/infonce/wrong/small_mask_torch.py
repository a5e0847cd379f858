# wrong_answer cold: takes 100 off the diagonal, which is little at a low temperature / 对角线减 100，低温时远远不够
import torch


@torch.no_grad()
def nt_xent(z, tau):
    views = len(z)
    unit = z / z.norm(dim=1, keepdim=True)
    logits = unit @ unit.T / tau
    logits = logits - 100 * torch.eye(views, dtype=z.dtype, device=z.device)
    positive = torch.arange(views, device=z.device).roll(views // 2)
    logp = torch.log_softmax(logits, dim=1)
    return -logp.gather(1, positive.unsqueeze(1)).mean()
