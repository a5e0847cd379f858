"""Four long columns: every value repeated as often as what changes faster, tiled as often as what changes slower."""

import torch


@torch.no_grad()
def anchors(height, width, stride, scales, ratios):
    R, S = len(ratios), len(scales)
    scale = scales.repeat(height * width * R)
    root = ratios.sqrt().repeat_interleave(S).repeat(height * width)
    columns = torch.arange(width, device=scales.device).to(scales.dtype)
    rows = torch.arange(height, device=scales.device).to(scales.dtype)
    x = (columns * stride + stride / 2).repeat_interleave(R * S).repeat(height)
    y = (rows * stride + stride / 2).repeat_interleave(width * R * S)
    w, h = scale / root, scale * root
    return torch.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], dim=1)


def inside(boxes, image_height, image_width, border):
    low, high = boxes[:, :2] + border, boxes[:, 2:] - border
    limit = torch.tensor([image_width, image_height], dtype=boxes.dtype, device=boxes.device)
    return ((low >= 0) & (high <= limit)).all(1)
