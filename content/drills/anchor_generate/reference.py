"""Anchors of one feature map, one at a time.

Source: Ren et al. 2015, arXiv:1506.01497, section 3.1.1. As torchvision's AnchorGenerator
in ratio and order; differences: nothing is rounded, and centres lie in the middle of a cell, not at its corner.
"""

import math

import numpy as np


def anchors(height, width, stride, scales, ratios):
    out = []
    for row in range(height):
        for column in range(width):
            x, y = (column + 0.5) * stride, (row + 0.5) * stride
            for ratio in ratios:
                for scale in scales:
                    w, h = scale / math.sqrt(ratio), scale * math.sqrt(ratio)
                    out.append([x - w / 2, y - h / 2, x + w / 2, y + h / 2])
    return np.array(out, np.float64).reshape(-1, 4)


def inside(boxes, image_height, image_width, border):
    return np.array(
        [
            min(x1, y1) >= -border and x2 <= image_width + border and y2 <= image_height + border
            for x1, y1, x2, y2 in boxes
        ],
        bool,
    )
