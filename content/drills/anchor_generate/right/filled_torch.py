"""One tensor of shape (H, W, R, S, 4) that is filled column by column: its axes are the order."""

import torch


def anchors(height, width, stride, scales, ratios):
    scales, ratios = scales.detach(), ratios.detach()[:, None]
    w = (scales.square() / ratios).sqrt()
    h = w * ratios
    columns, rows = (torch.arange(n, dtype=scales.dtype, device=scales.device) * 2 + 1 for n in (width, height))
    x = columns[:, None, None] * (stride / 2)
    y = rows[:, None, None, None] * (stride / 2)
    out = scales.new_empty(height, width, len(ratios), len(scales), 4)
    out[..., 0], out[..., 1] = x - w / 2, y - h / 2
    out[..., 2], out[..., 3] = x + w / 2, y + h / 2
    return out.view(-1, 4)


def inside(boxes, image_height, image_width, border):
    x1, y1, x2, y2 = boxes.T
    return torch.stack([-x1, -y1, x2 - image_width, y2 - image_height]).amax(0) <= border
