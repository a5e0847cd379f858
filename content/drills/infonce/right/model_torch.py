import torch


@torch.no_grad()
def nt_xent(z, tau):
    views = len(z)
    # fill: logits (2N, 2N), cosines over tau / logits (2N, 2N)：余弦除以 tau
    unit = z / z.norm(dim=1, keepdim=True)
    logits = unit @ unit.T / tau
    # end
    # fill: what leaves each view out of its own sum / 让每个视图不出现在自己的求和里
    logits.fill_diagonal_(-torch.inf)
    # end
    # fill: positive (2N,), the index of each view's other view / positive (2N,)：每个视图的另一个视图的下标
    positive = torch.arange(views, device=z.device).roll(views // 2)
    # end
    logp = torch.log_softmax(logits, dim=1)
    return -logp.gather(1, positive.unsqueeze(1)).mean()
