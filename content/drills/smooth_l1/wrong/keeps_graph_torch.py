# wrong_answer gradient: the results hang on the graph of p / 结果还连着 p 的计算图
import torch


def smooth_l1(p, t, beta):
    e = p - t
    size = e.abs()
    quadratic = size * size / (2 * beta) if beta > 0 else 0
    loss = torch.where(size < beta, quadratic, size - beta / 2)
    dp = (e / beta).clamp(-1, 1) if beta > 0 else e.sign()
    return loss, dp


def huber(p, t, delta):
    e = p - t
    size = e.abs()
    loss = torch.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = e.clamp(-delta, delta)
    return loss, dp
