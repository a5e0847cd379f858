import itertools

import numpy as np


def anchors(height, width, stride, scales, ratios):
    shapes = [(s / r**0.5 / 2, s * r**0.5 / 2) for r in ratios.tolist() for s in scales.tolist()]
    out = np.zeros((height * width * len(shapes), 4), scales.dtype)
    places = itertools.product(range(height), range(width), shapes)
    for n, (row, column, (w, h)) in enumerate(places):
        x, y = stride * (2 * column + 1) / 2, stride * (2 * row + 1) / 2
        out[n] = x - w, y - h, x + w, y + h
    return out


def inside(boxes, image_height, image_width, border):
    limit = np.array([image_width, image_height], boxes.dtype)
    clipped = np.concatenate([np.maximum(boxes[:, :2], -border), np.minimum(boxes[:, 2:], limit + border)], axis=1)
    return (clipped == boxes).all(axis=1)
