# wrong_answer two_values: keeps the biased variance / 保存了有偏方差
# cards: norm-bn-running-var
import torch


def batch_statistics(x, correction):
    axes = (0, *range(2, x.dim()))
    return torch.mean(x, axes), torch.var(x, axes, correction=correction)


@torch.no_grad()
def update_running(running_mean, running_var, count, x, momentum):
    mean, var = batch_statistics(x, 0)
    count = count + 1
    share = 1 / count if momentum is None else momentum
    mean = (1 - share) * running_mean + share * mean
    var = (1 - share) * running_var + share * var
    return mean, var, count


@torch.no_grad()
def update_decaying(running_mean, running_var, x, decay):
    mean, var = batch_statistics(x, 0)
    mean = decay * running_mean + (1 - decay) * mean
    var = decay * running_var + (1 - decay) * var
    return mean, var
