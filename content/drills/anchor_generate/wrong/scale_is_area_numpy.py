# wrong_answer one_cell: takes the scale for the area / 把 scale 当成了面积
import numpy as np


def anchors(height, width, stride, scales, ratios):
    root = np.sqrt(ratios)[:, None]
    w, h = (np.sqrt(scales) / root).ravel(), (np.sqrt(scales) * root).ravel()
    base = np.stack([-w, -h, w, h], axis=1) / 2
    x, y = np.meshgrid((np.arange(width) + 0.5) * stride, (np.arange(height) + 0.5) * stride)
    centres = np.stack([x, y, x, y], axis=-1)
    return (centres[:, :, None] + base).reshape(-1, 4).astype(scales.dtype)


def inside(boxes, image_height, image_width, border):
    low = (boxes[:, :2] >= -border).all(axis=1)
    high = (boxes[:, 2] <= image_width + border) & (boxes[:, 3] <= image_height + border)
    return low & high
