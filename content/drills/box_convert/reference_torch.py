"""Box formats and regression targets on whole columns: the yardstick for answers in PyTorch."""

import torch


@torch.no_grad()
def box_convert(boxes, source, target):
    first, second = boxes[..., :2], boxes[..., 2:]
    if source == "xyxy":
        low, size = first, second - first
    else:
        low, size = (first if source == "xywh" else first - second / 2), second
    if target == "xyxy":
        return torch.cat([low, second if source == "xyxy" else low + size], dim=-1)
    return torch.cat([low if target == "xywh" else low + size / 2, size], dim=-1)


@torch.no_grad()
def encode(gt, anchors, stds):
    size, size_a = gt[:, 2:] - gt[:, :2], anchors[:, 2:] - anchors[:, :2]
    shift = (gt[:, :2] + gt[:, 2:]).sub_(anchors[:, :2]).sub_(anchors[:, 2:]).div_(size_a).mul_(0.5)
    return torch.cat([shift, torch.log(size.div_(size_a))], dim=1).div_(deltas_scale(stds, gt))


@torch.no_grad()
def decode(deltas, anchors, stds, limit):
    t = deltas * deltas_scale(stds, deltas)
    size_a = anchors[:, 2:] - anchors[:, :2]
    centre = (anchors[:, :2] + anchors[:, 2:]).mul_(0.5).addcmul_(t[:, :2], size_a)
    half = size_a.mul_(t[:, 2:].clamp_(max=limit).exp_()).mul_(0.5)
    return torch.cat([centre - half, centre + half], dim=1)


def deltas_scale(stds, like):
    return torch.tensor(stds, dtype=like.dtype, device=like.device)
