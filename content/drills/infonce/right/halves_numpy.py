import numpy as np


def nt_xent(z, tau):
    z = z / np.sqrt((z * z).sum(1))[:, None]
    a, b = np.split(z, 2)
    n = len(a)
    off = ~np.eye(n, dtype=bool)
    across = a @ b.T / tau
    inside_a = (a @ a.T / tau)[off].reshape(n, n - 1)
    inside_b = (b @ b.T / tau)[off].reshape(n, n - 1)
    candidates = np.concatenate([np.hstack([across, inside_a]), np.hstack([across.T, inside_b])])
    top = candidates.max(1)
    log_sums = top + np.log(np.exp(candidates - top[:, None]).sum(1))
    return np.mean(log_sums) - np.mean(np.diag(across))
