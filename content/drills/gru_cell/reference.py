"""One GRU step, one unit at a time.

Source: torch.nn.GRUCell (PyTorch 2.13) for reset_after; Cho et al. 2014, arXiv:1406.1078v1, section 2.3 for the other
form, but with PyTorch's z, which keeps the old state.
"""

import math

import numpy as np


def _sigmoid(a):
    return 1 / (1 + math.exp(-a)) if a >= 0 else math.exp(a) / (1 + math.exp(a))


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh, reset_after):
    B, H = h.shape
    b_ih, b_hh = (np.zeros(3 * H) if b is None else b for b in (b_ih, b_hh))
    out = np.zeros((B, H))
    for s in range(B):

        def gate(row, s=s):
            return _sigmoid(w_ih[row] @ x[s] + b_ih[row] + w_hh[row] @ h[s] + b_hh[row])

        r = np.array([gate(u) for u in range(H)])
        for u in range(H):
            z, row = gate(H + u), 2 * H + u
            past = r[u] * (w_hh[row] @ h[s] + b_hh[row]) if reset_after else w_hh[row] @ (r * h[s]) + b_hh[row]
            n = math.tanh(w_ih[row] @ x[s] + b_ih[row] + past)
            out[s, u] = (1 - z) * n + z * h[s, u]
    return out
