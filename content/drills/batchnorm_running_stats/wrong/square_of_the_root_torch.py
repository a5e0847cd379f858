# wrong_answer two_values: mixes standard deviations, not variances / 混合的是标准差，不是方差
import torch


def batch_statistics(x, correction):
    axes = (0, *range(2, x.dim()))
    return torch.mean(x, axes), torch.var(x, axes, correction=correction)


@torch.no_grad()
def update_running(running_mean, running_var, count, x, momentum):
    mean, var = batch_statistics(x, 1)
    count = count + 1
    share = 1 / count if momentum is None else momentum
    mean = (1 - share) * running_mean + share * mean
    var = ((1 - share) * running_var.sqrt() + share * var.sqrt()) ** 2
    return mean, var, count


@torch.no_grad()
def update_decaying(running_mean, running_var, x, decay):
    mean, var = batch_statistics(x, 0)
    mean = decay * running_mean + (1 - decay) * mean
    var = decay * running_var + (1 - decay) * var
    return mean, var
