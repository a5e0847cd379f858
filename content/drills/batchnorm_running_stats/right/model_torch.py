import torch


def batch_statistics(x, correction):
    # fill: mean and variance of each channel / 每个通道的均值和方差
    axes = (0, *range(2, x.dim()))
    return torch.mean(x, axes), torch.var(x, axes, correction=correction)
    # end


@torch.no_grad()
def update_running(running_mean, running_var, count, x, momentum):
    mean, var = batch_statistics(x, 1)
    # fill: count and share, of the new batch / count，以及本批的份额 share
    count = count + 1
    share = 1 / count if momentum is None else momentum
    # end
    # fill: mean and var, old and new mixed / mean、var：新旧值按份额混合
    mean = (1 - share) * running_mean + share * mean
    var = (1 - share) * running_var + share * var
    # end
    return mean, var, count


@torch.no_grad()
def update_decaying(running_mean, running_var, x, decay):
    mean, var = batch_statistics(x, 0)
    # fill: mean and var with decay / 用 decay 混合得到 mean、var
    mean = decay * running_mean + (1 - decay) * mean
    var = decay * running_var + (1 - decay) * var
    # end
    return mean, var
