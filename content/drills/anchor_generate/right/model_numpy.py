import numpy as np


def anchors(height, width, stride, scales, ratios):
    # fill: base (R * S, 4), the anchors around (0, 0) / base (R * S, 4)：以 (0, 0) 为中心的 anchor
    root = np.sqrt(ratios)[:, None]
    w, h = (scales / root).ravel(), (scales * root).ravel()
    base = np.stack([-w, -h, w, h], axis=1) / 2
    # end
    # fill: centres (H, W, 4): x, y, x, y of each cell / centres (H, W, 4)：每格的 x, y, x, y
    x, y = np.meshgrid((np.arange(width) + 0.5) * stride, (np.arange(height) + 0.5) * stride)
    centres = np.stack([x, y, x, y], axis=-1)
    # end
    return (centres[:, :, None] + base).reshape(-1, 4).astype(scales.dtype)


def inside(boxes, image_height, image_width, border):
    # fill: low, high, each (N,), bool / low、high，各 (N,)，布尔
    low = (boxes[:, :2] >= -border).all(axis=1)
    high = (boxes[:, 2] <= image_width + border) & (boxes[:, 3] <= image_height + border)
    # end
    return low & high
