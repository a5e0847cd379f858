"""Anchors by broadcasting centres over base anchors: the yardstick for answers in PyTorch."""

import torch


@torch.no_grad()
def anchors(height, width, stride, scales, ratios):
    root = ratios.sqrt()[:, None]
    half = torch.stack([scales / root, scales * root], dim=-1).view(1, 1, -1, 2).mul_(0.5)
    y, x = ((torch.arange(n, dtype=scales.dtype, device=scales.device) + 0.5) * stride for n in (height, width))
    centre = torch.stack([x.expand(height, width), y[:, None].expand(height, width)], dim=-1)[:, :, None]
    return torch.cat([centre - half, centre + half], dim=-1).view(-1, 4)


def inside(boxes, image_height, image_width, border):
    x1, y1, x2, y2 = boxes.unbind(1)
    low = torch.minimum(x1, y1) >= -border
    return low & (x2 <= image_width + border) & (y2 <= image_height + border)
