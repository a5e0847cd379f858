import numpy as np


def bce_with_logits(z, y, pos_weight):
    zero = z.dtype.type(0)
    log_p, log_q = -np.logaddexp(zero, -z), -np.logaddexp(zero, z)
    w = z.dtype.type(pos_weight)
    loss = -(w * y * log_p + (1 - y) * log_q)
    p, q = np.exp(np.minimum(z, 0)), np.exp(np.minimum(-z, 0))
    return loss, ((1 - y) * p - w * y * q) / (p + q)
