# wrong_answer ends: tests momentum for truth, so 0 counts as None / 用真假判断 momentum，0 被当成 None
import torch


def batch_statistics(x, correction):
    axes = (0, *range(2, x.dim()))
    return torch.mean(x, axes), torch.var(x, axes, correction=correction)


@torch.no_grad()
def update_running(running_mean, running_var, count, x, momentum):
    mean, var = batch_statistics(x, 1)
    count = count + 1
    share = momentum or 1 / count
    mean = (1 - share) * running_mean + share * mean
    var = (1 - share) * running_var + share * var
    return mean, var, count


@torch.no_grad()
def update_decaying(running_mean, running_var, x, decay):
    mean, var = batch_statistics(x, 0)
    mean = decay * running_mean + (1 - decay) * mean
    var = decay * running_var + (1 - decay) * var
    return mean, var
