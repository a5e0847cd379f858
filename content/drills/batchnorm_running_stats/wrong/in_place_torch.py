# wrong_answer two_values: updates the tensors it is given, as the layer does / 像层那样改了传入的张量
import torch


def batch_statistics(x, correction):
    axes = (0, *range(2, x.dim()))
    return torch.mean(x, axes), torch.var(x, axes, correction=correction)


@torch.no_grad()
def update_running(running_mean, running_var, count, x, momentum):
    mean, var = batch_statistics(x, 1)
    count = count + 1
    share = 1 / count if momentum is None else momentum
    return running_mean.lerp_(mean, share), running_var.lerp_(var, share), count


@torch.no_grad()
def update_decaying(running_mean, running_var, x, decay):
    mean, var = batch_statistics(x, 0)
    mean = decay * running_mean + (1 - decay) * mean
    var = decay * running_var + (1 - decay) * var
    return mean, var
