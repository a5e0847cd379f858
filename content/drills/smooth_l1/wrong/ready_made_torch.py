# forbidden near: calls PyTorch's loss / 调用了 PyTorch 的损失函数
import torch


@torch.no_grad()
def smooth_l1(p, t, beta):
    e = p - t
    loss = torch.nn.functional.smooth_l1_loss(p, t, beta=beta, reduction="none")
    dp = (e / beta).clamp(-1, 1) if beta > 0 else e.sign()
    return loss, dp


@torch.no_grad()
def huber(p, t, delta):
    e = p - t
    size = e.abs()
    loss = torch.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = e.clamp(-delta, delta)
    return loss, dp
