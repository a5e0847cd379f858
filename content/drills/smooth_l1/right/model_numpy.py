import numpy as np


def smooth_l1(p, t, beta):
    e = p - t
    size = np.abs(e)
    # fill: loss, quadratic below beta, linear above; beta may be 0 / loss：beta 以内是二次，以外是线性；beta 可能为 0
    quadratic = size * size / (2 * beta) if beta > 0 else 0
    loss = np.where(size < beta, quadratic, size - beta / 2)
    # end
    # fill: dp, its slope / dp：它的斜率
    dp = np.clip(e / beta, -1, 1) if beta > 0 else np.sign(e)
    # end
    return loss.astype(p.dtype), dp


def huber(p, t, delta):
    e = p - t
    size = np.abs(e)
    # fill: loss and dp / loss 和 dp
    loss = np.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = np.clip(e, -delta, delta)
    # end
    return loss.astype(p.dtype), dp
