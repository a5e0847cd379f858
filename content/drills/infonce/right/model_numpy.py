import numpy as np


def nt_xent(z, tau):
    views = len(z)
    # fill: logits (2N, 2N), cosines over tau / logits (2N, 2N)：余弦除以 tau
    unit = z / np.linalg.norm(z, axis=1, keepdims=True)
    logits = unit @ unit.T / tau
    # end
    # fill: what leaves each view out of its own sum / 让每个视图不出现在自己的求和里
    np.fill_diagonal(logits, -np.inf)
    # end
    # fill: positive (2N,), the index of each view's other view / positive (2N,)：每个视图的另一个视图的下标
    positive = np.roll(np.arange(views), views // 2)
    # end
    shifted = logits - logits.max(1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(1)) - shifted[np.arange(views), positive]
    return losses.mean()
