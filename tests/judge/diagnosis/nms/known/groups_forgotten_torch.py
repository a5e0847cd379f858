# like batched_ignores_groups: plain loops over lists
import torch


def share(p, q):
    across = max(min(p[2], q[2]) - max(p[0], q[0]), 0.0)
    down = max(min(p[3], q[3]) - max(p[1], q[1]), 0.0)
    union = (p[2] - p[0]) * (p[3] - p[1]) + (q[2] - q[0]) * (q[3] - q[1]) - across * down
    return across * down / union if union else 0.0


def nms(boxes, scores, iou_threshold):
    rows, marks = boxes.tolist(), scores.tolist()
    chosen = []
    for k in sorted(range(len(rows)), key=lambda k: -marks[k]):
        if all(share(rows[k], rows[c]) <= iou_threshold for c in chosen):
            chosen.append(k)
    return torch.tensor(chosen, dtype=torch.int64)


def batched_nms(boxes, scores, idxs, iou_threshold):
    return nms(boxes, scores, iou_threshold)
