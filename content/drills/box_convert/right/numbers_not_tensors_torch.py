"""Column by column, `stds` as plain numbers: they never become a tensor, so no dtype or device can go wrong."""

import torch


def box_convert(boxes, source, target):
    low, other = boxes.detach().tensor_split(2, dim=-1)
    if source == "xyxy":
        size = other - low
    else:
        size = other
        if source == "cxcywh":
            low = torch.sub(low, size, alpha=0.5)
    if target == "cxcywh":
        low = torch.add(low, size, alpha=0.5)
    return torch.cat((low, low + size if target == "xyxy" else size), -1)


def encode(gt, anchors, stds):
    x, y, w, h = box_convert(gt, "xyxy", "cxcywh").T
    xa, ya, wa, ha = box_convert(anchors, "xyxy", "cxcywh").T
    columns = (x - xa) / wa, (y - ya) / ha, w.log() - wa.log(), h.log() - ha.log()
    return torch.stack([t / std for t, std in zip(columns, stds, strict=True)], 1)


def decode(deltas, anchors, stds, limit):
    tx, ty, tw, th = (t * std for t, std in zip(deltas.detach().T, stds, strict=True))
    xa, ya, wa, ha = box_convert(anchors, "xyxy", "cxcywh").T
    x, y = xa + tx * wa, ya + ty * ha
    w, h = wa * tw.clamp_max(limit).exp(), ha * th.clamp_max(limit).exp()
    return torch.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], 1)
