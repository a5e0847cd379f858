# wrong_answer depthwise: every map uses the first kernel / 每张图都用第一个核
import torch


def dwsep(x, wd, wp, stride, padding):
    (kh, kw), (sh, sw), (ph, pw) = wd.shape[2:], stride, padding
    padded = torch.nn.functional.pad(x, (pw, pw, ph, ph))  # the last axis first
    oh = (padded.shape[2] - kh) // sh + 1
    ow = (padded.shape[3] - kw) // sw + 1
    sources = padded.repeat_interleave(len(wd) // x.shape[1], dim=1)
    between = x.new_zeros(len(x), len(wd), oh, ow)
    for i in range(kh):
        for j in range(kw):
            seen = sources[:, :, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            between = between + seen * wd[0, 0, i, j]
    y = torch.einsum("nchw,oc->nohw", between, wp[:, :, 0, 0])
    return y


def cost(channels, outputs, kernel, multiplier, positions):
    taps, places = kernel[0] * kernel[1], positions[0] * positions[1]
    params = channels * multiplier * taps + channels * multiplier * outputs
    ordinary = channels * outputs * taps * places
    return params, params * places, params * places / ordinary
