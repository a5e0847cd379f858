import torch


@torch.inference_mode()
def update_running(running_mean, running_var, count, x, momentum):
    rows = x.movedim(1, -1).reshape(-1, x.shape[1])
    mean = rows.sum(0) / len(rows)
    var = (rows - mean).pow(2).sum(0) / (len(rows) - 1)
    count += 1
    if momentum is None:
        return (running_mean * (count - 1) + mean) / count, (running_var * (count - 1) + var) / count, count
    return running_mean + (mean - running_mean) * momentum, running_var + (var - running_var) * momentum, count


@torch.inference_mode()
def update_decaying(running_mean, running_var, x, decay):
    rows = x.movedim(1, -1).reshape(-1, x.shape[1])
    mean = rows.sum(0) / len(rows)
    var = (rows - mean).pow(2).sum(0) / len(rows)
    return running_mean * decay + mean * (1 - decay), running_var * decay + var * (1 - decay)
