"""Depthwise by window views, pointwise by a matrix product: the yardstick on the CPU and on a GPU."""

import torch


def dwsep(x, wd, wp, stride, padding):
    kh, kw = wd.shape[2:]
    padded = torch.nn.functional.pad(x, (padding[1], padding[1], padding[0], padding[0]))
    windows = padded.unfold(2, kh, stride[0]).unfold(3, kw, stride[1])
    between = torch.einsum("nchwij,cmij->ncmhw", windows, wd.reshape(x.shape[1], -1, kh, kw)).flatten(1, 2)
    return torch.einsum("nchw,oc->nohw", between, wp[:, :, 0, 0]).contiguous()


def cost(channels, outputs, kernel, multiplier, positions):
    taps, places = kernel[0] * kernel[1], positions[0] * positions[1]
    params = channels * multiplier * (taps + outputs)
    return params, params * places, params / (channels * outputs * taps)
