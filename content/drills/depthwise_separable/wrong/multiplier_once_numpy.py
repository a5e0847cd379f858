# wrong_answer cost_multiplier: the pointwise step forgets the multiplier / pointwise 一步漏了倍数
# cards: conv-depthwise-value
import numpy as np


def dwsep(x, wd, wp, stride, padding):
    (kh, kw), (sh, sw), (ph, pw) = wd.shape[2:], stride, padding
    padded = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    oh = (padded.shape[2] - kh) // sh + 1
    ow = (padded.shape[3] - kw) // sw + 1
    sources = np.repeat(padded, len(wd) // x.shape[1], axis=1)
    between = np.zeros((len(x), len(wd), oh, ow), x.dtype)
    for i in range(kh):
        for j in range(kw):
            seen = sources[:, :, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            between += seen * wd[:, 0, i, j, None, None]
    y = np.einsum("nchw,oc->nohw", between, wp[:, :, 0, 0])
    return y


def cost(channels, outputs, kernel, multiplier, positions):
    taps, places = kernel[0] * kernel[1], positions[0] * positions[1]
    params = channels * multiplier * taps + channels * outputs
    ordinary = channels * outputs * taps * places
    return params, params * places, params * places / ordinary
