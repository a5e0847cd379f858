import torch


def dwsep(x, wd, wp, stride, padding):
    (kh, kw), (ph, pw) = wd.shape[2:], padding
    padded = torch.nn.functional.pad(x, (pw, pw, ph, ph))
    windows = padded.unfold(2, kh, stride[0]).unfold(3, kw, stride[1])
    maps = windows.unsqueeze(2) * wd.reshape(x.shape[1], -1, 1, 1, kh, kw)
    between = maps.sum((-2, -1)).flatten(1, 2)
    return (between.movedim(1, 3) @ wp.flatten(1).T).movedim(3, 1)


def cost(channels, outputs, kernel, multiplier, positions):
    maps = channels * multiplier
    params = maps * (kernel[0] * kernel[1] + outputs)
    ratio = multiplier / outputs + multiplier / (kernel[0] * kernel[1])
    return params, params * positions[0] * positions[1], ratio
