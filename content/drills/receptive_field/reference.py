"""Receptive fields by listing what each output reads, layer by layer, back to the input.

Source: the definition; the closed form is in Araujo, Norris & Sim 2019, "Computing Receptive Fields of Convolutional
Neural Networks" (Distill). Deliberate difference: positions are listed, none is computed by that form.
"""

import numpy as np


def _read(layer, places):
    k, s, p, d = layer
    return {place * s - p + tap * d for place in places for tap in range(k)}


def receptive_field(layers):
    fields = []
    for output in (0, 1):
        places = {output}
        for layer in reversed(layers):
            places = _read(layer, places)
        fields.append(places)
    return max(fields[0]) - min(fields[0]) + 1, min(fields[1]) - min(fields[0]), min(fields[0])


def seen_by(layers, length, i):
    sizes = [length]
    for k, s, p, d in layers:
        sizes.append((sizes[-1] + 2 * p - d * (k - 1) - 1) // s + 1)
        if sizes[-1] < 1:
            raise ValueError("a layer has no output")
    if not 0 <= i < sizes[-1]:
        raise ValueError("there is no such output")
    places = {i}
    for layer, size in zip(reversed(layers), reversed(sizes[:-1]), strict=True):
        places = {place for place in _read(layer, places) if 0 <= place < size}
    return np.array(sorted(places), np.int64)
