import torch


@torch.no_grad()
def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = counts.sum().clamp(min=1)
    target = torch.where(counts, labels, 0).unsqueeze(1)
    # fill: logp (N, C), the logarithm of softmax / logp (N, C)：softmax 的对数
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    # end
    # fill: loss, the mean over the rows that count / loss：对计入的行取平均
    loss = -(logp.gather(1, target).squeeze(1) * counts).sum() / n
    # end
    # fill: dlogits (N, C), its gradient / dlogits (N, C)：它的梯度
    one_hot = torch.zeros_like(logits).scatter(1, target, 1)
    dlogits = (logp.exp() - one_hot) * counts.unsqueeze(1) / n
    # end
    return loss, dlogits
