# wrong_answer ignored: divides by N, the rows that don't count among them / 除以 N，把不计入的行也算上
import torch


@torch.no_grad()
def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    n = max(1, len(labels))
    target = torch.where(counts, labels, 0).unsqueeze(1)
    shifted = logits - logits.amax(1, keepdim=True)
    logp = shifted - shifted.exp().sum(1, keepdim=True).log()
    loss = -(logp.gather(1, target).squeeze(1) * counts).sum() / n
    one_hot = torch.zeros_like(logits).scatter(1, target, 1)
    dlogits = (logp.exp() - one_hot) * counts.unsqueeze(1) / n
    return loss, dlogits
