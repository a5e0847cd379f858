import torch


@torch.no_grad()
def smooth_l1(p, t, beta):
    e = p - t
    size = e.abs()
    # fill: loss, quadratic below beta, linear above; beta may be 0 / loss：beta 以内是二次，以外是线性；beta 可能为 0
    quadratic = size * size / (2 * beta) if beta > 0 else 0
    loss = torch.where(size < beta, quadratic, size - beta / 2)
    # end
    # fill: dp, its slope / dp：它的斜率
    dp = (e / beta).clamp(-1, 1) if beta > 0 else e.sign()
    # end
    return loss, dp


@torch.no_grad()
def huber(p, t, delta):
    e = p - t
    size = e.abs()
    # fill: loss and dp / loss 和 dp
    loss = torch.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = e.clamp(-delta, delta)
    # end
    return loss, dp
