# wrong_answer sure_and_wrong: adds 1e-12 before each log, so no loss is above 27.6 / 取对数前加 1e-12，损失不超过 27.6
import numpy as np


def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = np.exp(-np.abs(z))
    p = np.where(z >= 0, 1, e) / (1 + e)
    q = np.where(z >= 0, e, 1) / (1 + e)
    loss = -positive * np.log(p + 1e-12) - negative * np.log(q + 1e-12)
    dz = negative * p - positive * q
    return loss.astype(z.dtype), dz.astype(z.dtype)
