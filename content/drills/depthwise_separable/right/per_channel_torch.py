import torch


def dwsep(x, wd, wp, stride, padding):
    (kh, kw), (ph, pw) = wd.shape[2:], padding
    padded = torch.nn.functional.pad(x, (pw, pw, ph, ph))
    windows = padded.unfold(2, kh, stride[0]).unfold(3, kw, stride[1])
    m = wd.shape[0] // x.shape[1]
    y = 0
    for g, kernel in enumerate(wd[:, 0]):
        one_map = (windows[:, g // m] * kernel).sum((3, 4))
        y = y + one_map.unsqueeze(1) * wp[:, g]
    return y


def cost(channels, outputs, kernel, multiplier, positions):
    maps = channels * multiplier
    params = maps * (kernel[0] * kernel[1] + outputs)
    ratio = multiplier / outputs + multiplier / (kernel[0] * kernel[1])
    return params, params * positions[0] * positions[1], ratio
