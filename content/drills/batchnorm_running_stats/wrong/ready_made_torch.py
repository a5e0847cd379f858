# forbidden two_values: lets PyTorch's batch norm do it / 交给了 PyTorch 的 batch_norm
import torch


def batch_statistics(x, correction):
    axes = (0, *range(2, x.dim()))
    return torch.mean(x, axes), torch.var(x, axes, correction=correction)


@torch.no_grad()
def update_running(running_mean, running_var, count, x, momentum):
    mean, var, count = running_mean.clone(), running_var.clone(), count + 1
    share = 1 / count if momentum is None else momentum
    torch.nn.functional.batch_norm(x, mean, var, training=True, momentum=share)
    return mean, var, count


@torch.no_grad()
def update_decaying(running_mean, running_var, x, decay):
    mean, var = batch_statistics(x, 0)
    mean = decay * running_mean + (1 - decay) * mean
    var = decay * running_var + (1 - decay) * var
    return mean, var
