"""Three layers of their own, as on paper: each gate has its W, U, b and b'."""

import numpy as np


def sigmoid(a):
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1, e) / (1 + e)


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh, reset_after):
    Wr, Wz, Wn = np.split(w_ih, 3)
    Ur, Uz, Un = np.split(w_hh, 3)
    br, bz, bn = np.split(b_ih, 3) if b_ih is not None else (0, 0, 0)
    cr, cz, cn = np.split(b_hh, 3) if b_hh is not None else (0, 0, 0)
    r = sigmoid(x @ Wr.T + br + h @ Ur.T + cr)
    z = sigmoid(x @ Wz.T + bz + h @ Uz.T + cz)
    past = r * (h @ Un.T + cn) if reset_after else (r * h) @ Un.T + cn
    n = np.tanh(x @ Wn.T + bn + past)
    return n + z * (h - n)
