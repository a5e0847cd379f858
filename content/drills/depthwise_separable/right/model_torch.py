import torch


def dwsep(x, wd, wp, stride, padding):
    (kh, kw), (sh, sw), (ph, pw) = wd.shape[2:], stride, padding
    padded = torch.nn.functional.pad(x, (pw, pw, ph, ph))  # the last axis first
    oh = (padded.shape[2] - kh) // sh + 1
    ow = (padded.shape[3] - kw) // sw + 1
    # fill: between, (N, C * m, oh, ow): each map alone / between (N, C * m, oh, ow)：每张图单独算
    sources = padded.repeat_interleave(len(wd) // x.shape[1], dim=1)
    between = x.new_zeros(len(x), len(wd), oh, ow)
    for i in range(kh):
        for j in range(kw):
            seen = sources[:, :, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            between = between + seen * wd[:, 0, i, j, None, None]
    # end
    # fill: y, (N, M, oh, ow): mix the maps / y (N, M, oh, ow)：混合各图
    y = torch.einsum("nchw,oc->nohw", between, wp[:, :, 0, 0])
    # end
    return y


def cost(channels, outputs, kernel, multiplier, positions):
    taps, places = kernel[0] * kernel[1], positions[0] * positions[1]
    # fill: params, and the multiplications of an ordinary layer / params，以及普通卷积的乘法次数 ordinary
    params = channels * multiplier * taps + channels * multiplier * outputs
    ordinary = channels * outputs * taps * places
    # end
    return params, params * places, params * places / ordinary
