# wrong_answer pair_mask: multiplies scores by the mask: 0 is a score too / 分数乘以掩码：0 也是一个普通的分数
import math

import torch


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    allowed = torch.ones(L, S, dtype=torch.bool, device=q.device)
    if causal:
        allowed = allowed.tril(S - L)
    if mask is not None:
        allowed = allowed & mask
    scores = scores * allowed
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
