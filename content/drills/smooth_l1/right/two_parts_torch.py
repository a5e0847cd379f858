import torch


@torch.no_grad()
def huber(p, t, delta):
    e = torch.sub(p, t)
    inner = e.abs().clamp_max(delta)
    return inner.square() / 2 + delta * (e.abs() - inner), torch.copysign(inner, e)


@torch.no_grad()
def smooth_l1(p, t, beta):
    if beta == 0:
        e = p - t
        return e.abs(), e.sgn()
    return tuple(part / beta for part in huber(p, t, beta))
