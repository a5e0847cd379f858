# wrong_answer gradient: the loss hangs on the graph of z / 损失还连着 z 的计算图
import torch


def nt_xent(z, tau):
    views = len(z)
    unit = z / z.norm(dim=1, keepdim=True)
    logits = unit @ unit.T / tau
    logits.fill_diagonal_(-torch.inf)
    positive = torch.arange(views, device=z.device).roll(views // 2)
    logp = torch.log_softmax(logits, dim=1)
    return -logp.gather(1, positive.unsqueeze(1)).mean()
