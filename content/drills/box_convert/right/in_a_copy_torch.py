import torch


def box_convert(boxes, source, target):
    out = boxes.detach().clone()
    first, second = out.split(2, dim=-1)
    if source == "cxcywh":
        first -= second / 2
    if source != "xyxy":
        second += first
    if target != "xyxy":
        second -= first
    if target == "cxcywh":
        first += second / 2
    return out


def encode(gt, anchors, stds):
    out = box_convert(gt, "xyxy", "cxcywh")
    anchors = box_convert(anchors, "xyxy", "cxcywh")
    out[:, :2] -= anchors[:, :2]
    out /= anchors[:, 2:].repeat(1, 2)
    out[:, 2:].log_()
    return out / torch.tensor(stds, dtype=out.dtype, device=out.device)


def decode(deltas, anchors, stds, limit):
    out = deltas.detach() * torch.tensor(stds, dtype=deltas.dtype, device=deltas.device)
    anchors = box_convert(anchors, "xyxy", "cxcywh")
    out[:, 2:] = out[:, 2:].clamp(max=limit).exp()
    out *= anchors[:, 2:].repeat(1, 2)
    out[:, :2] += anchors[:, :2]
    return box_convert(out, "cxcywh", "xyxy")
