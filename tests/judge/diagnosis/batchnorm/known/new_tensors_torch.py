# like rebinds_running: rows of a matrix
import torch


def rows(x):
    return x.transpose(0, 1).reshape(x.shape[1], -1)


def like(matrix, x):
    return matrix.reshape(x.shape[1], x.shape[0], *x.shape[2:]).transpose(0, 1).contiguous()


@torch.no_grad()
def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    flat = rows(x)
    count = flat.shape[1]
    if training:
        centre = flat.sum(1) / count
        spread = (flat - centre[:, None]).square().sum(1) / count
        running_mean = torch.lerp(running_mean, centre, momentum)
        running_var = torch.lerp(running_var, spread * (count / (count - 1)), momentum)
    else:
        centre, spread = running_mean.clone(), running_var.clone()
    unit = (flat - centre[:, None]) / (spread + eps).sqrt()[:, None]
    y = torch.addcmul(beta[:, None], gamma[:, None], unit)
    return like(y, x), {"unit": unit, "slope": gamma / (spread + eps).sqrt(), "batch": training}


def batchnorm_backward(dy, cache):
    flat, unit = rows(dy), cache["unit"]
    dbeta = flat.sum(1)
    dgamma = torch.einsum("cn,cn->c", flat, unit)
    free = flat
    if cache["batch"]:
        free = flat - flat.mean(1, keepdim=True) - unit * (flat * unit).mean(1, keepdim=True)
    return like(free * cache["slope"][:, None], dy), dgamma, dbeta
