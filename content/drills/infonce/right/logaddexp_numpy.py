import numpy as np


def nt_xent(z, tau):
    views = len(z)
    lengths = np.sqrt(np.einsum("id,id->i", z, z))
    logits = np.einsum("id,kd->ik", z / lengths[:, None], z / lengths[:, None]) / z.dtype.type(tau)
    total = z.dtype.type(0)
    for i in range(views):
        row = np.delete(logits[i], i)
        total += np.logaddexp.reduce(row) - logits[i, (i + views // 2) % views]
    return total / z.dtype.type(views)
