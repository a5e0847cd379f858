# wrong_answer offsets: leaves the offset in pixels / 偏移还是像素，没有除以 anchor 的宽高
# cards: det-box-encode
import torch


@torch.no_grad()
def box_convert(boxes, source, target):
    a, b, c, d = boxes.unbind(-1)
    if source == "xyxy":
        x1, y1, x2, y2 = a, b, c, d
    elif source == "xywh":
        x1, y1, x2, y2 = a, b, a + c, b + d
    else:
        x1, y1, x2, y2 = a - c / 2, b - d / 2, a + c / 2, b + d / 2
    if target == "xyxy":
        columns = x1, y1, x2, y2
    elif target == "xywh":
        columns = x1, y1, x2 - x1, y2 - y1
    else:
        columns = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
    return torch.stack(columns, dim=-1)


@torch.no_grad()
def encode(gt, anchors, stds):
    g, a = box_convert(gt, "xyxy", "cxcywh"), box_convert(anchors, "xyxy", "cxcywh")
    shift = g[:, :2] - a[:, :2]
    size = torch.log(g[:, 2:] / a[:, 2:])
    return torch.cat([shift, size], dim=1) / gt.new_tensor(stds)


@torch.no_grad()
def decode(deltas, anchors, stds, limit):
    a = box_convert(anchors, "xyxy", "cxcywh")
    t = deltas * deltas.new_tensor(stds)
    centre = a[:, :2] + t[:, :2] * a[:, 2:]
    size = a[:, 2:] * torch.exp(t[:, 2:].clamp(max=limit))
    return box_convert(torch.cat([centre, size], dim=1), "cxcywh", "xyxy")
