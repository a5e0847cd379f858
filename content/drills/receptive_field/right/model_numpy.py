import numpy as np


def receptive_field(layers):
    field, jump, first = 1, 1, 0
    for k, s, p, d in layers:
        # fill: what becomes of field, first and jump / 这一层之后的 field、first、jump
        field += d * (k - 1) * jump
        first -= p * jump
        jump *= s
        # end
    return field, jump, first


def seen_by(layers, length, i):
    # fill: sizes of the input and the layers; ValueError below 1 / sizes：输入和各层的长度；小于 1 则报错
    sizes = [length]
    for k, s, p, d in layers:
        sizes.append((sizes[-1] + 2 * p - d * (k - 1) - 1) // s + 1)
        if sizes[-1] < 1:
            raise ValueError("a layer has no output")
    # end
    if not 0 <= i < sizes[-1]:
        raise ValueError("there is no such output")
    places = np.array([i])
    for (k, s, p, d), size in zip(layers[::-1], sizes[-2::-1], strict=True):
        # fill: places that these read, sorted, inside, each once / places：它们读取的位置，排序、去重、不越界
        places = np.unique(places[:, None] * s - p + np.arange(k) * d)
        places = places[(places >= 0) & (places < size)]
        # end
    return places
