"""ResNet's basic block and the SE block, from sums over taps and plain statistics.

Source: He et al. 2016 (ResNet), arXiv:1512.03385, figure 2 and section 3.3 (option B); Hu et al. 2018 (SE-Net),
arXiv:1709.01507, section 3. Deliberate difference: running statistics aren't updated in training.
"""

import numpy as np


def _conv(x, w, stride, padding):
    N, C, H, W = x.shape
    k = w.shape[2]
    padded = np.zeros((N, C, H + 2 * padding, W + 2 * padding))
    padded[:, :, padding : padding + H, padding : padding + W] = x
    oh, ow = ((size + 2 * padding - k) // stride + 1 for size in (H, W))
    y = np.zeros((N, len(w), oh, ow))
    for i in range(k):
        for j in range(k):
            seen = padded[:, :, i : i + stride * (oh - 1) + 1 : stride, j : j + stride * (ow - 1) + 1 : stride]
            y += np.einsum("nchw,oc->nohw", seen, w[:, :, i, j])
    return y


def _bn(x, stats, training, eps):
    y = np.empty_like(x)
    for c, (gamma, beta, mean, var) in enumerate(zip(*stats, strict=True)):
        values = x[:, c]
        if training:
            mean = values.sum() / values.size
            var = ((values - mean) ** 2).sum() / values.size
        y[:, c] = gamma * (values - mean) / np.sqrt(var + eps) + beta
    return y


def residual_block(x, params, stride, training, eps):
    branch = _bn(_conv(x, params["w1"], stride, 1), params["bn1"], training, eps)
    branch = _bn(_conv(np.maximum(branch, 0), params["w2"], 1, 1), params["bn2"], training, eps)
    shortcut = x
    if "ws" in params:
        shortcut = _bn(_conv(x, params["ws"], stride, 0), params["bns"], training, eps)
    return np.maximum(branch + shortcut, 0)


def se_block(x, w1, b1, w2, b2):
    y = np.empty_like(x)
    for n in range(len(x)):
        hidden = np.maximum(w1 @ x[n].mean((1, 2)) + b1, 0)
        for c in range(x.shape[1]):
            y[n, c] = x[n, c] / (1 + np.exp(-(w2[c] @ hidden + b2[c])))
    return y
