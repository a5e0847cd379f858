"""One array of shape (H, W, R, S, 4) that is filled column by column: its axes are the order."""

import numpy as np


def anchors(height, width, stride, scales, ratios):
    out = np.empty((height, width, len(ratios), len(scales), 4), scales.dtype)
    area = scales.astype(np.float64) ** 2
    w = np.sqrt(area / ratios[:, None])
    h = w * ratios[:, None]
    x = ((np.arange(width) + 0.5) * stride)[:, None, None]
    y = ((np.arange(height) + 0.5) * stride)[:, None, None, None]
    out[..., 0], out[..., 1] = x - w / 2, y - h / 2
    out[..., 2], out[..., 3] = x + w / 2, y + h / 2
    return out.reshape(-1, 4)


def inside(boxes, image_height, image_width, border):
    x1, y1, x2, y2 = boxes.T
    beyond = np.max([-x1, -y1, x2 - image_width, y2 - image_height], axis=0)
    return beyond <= border
