# wrong_answer each_edge: looks at the centres only / 只看中心是否在图内
import numpy as np


def anchors(height, width, stride, scales, ratios):
    root = np.sqrt(ratios)[:, None]
    w, h = (scales / root).ravel(), (scales * root).ravel()
    base = np.stack([-w, -h, w, h], axis=1) / 2
    x, y = np.meshgrid((np.arange(width) + 0.5) * stride, (np.arange(height) + 0.5) * stride)
    centres = np.stack([x, y, x, y], axis=-1)
    return (centres[:, :, None] + base).reshape(-1, 4).astype(scales.dtype)


def inside(boxes, image_height, image_width, border):
    centre = (boxes[:, :2] + boxes[:, 2:]) / 2
    low = (centre >= -border).all(axis=1)
    high = (centre[:, 0] <= image_width + border) & (centre[:, 1] <= image_height + border)
    return low & high
