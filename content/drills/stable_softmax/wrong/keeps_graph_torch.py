# wrong_answer gradient: the results hang on the graph of x / 结果还连着 x 的计算图
import torch


def softmax(x, axis):
    e = torch.exp(x - x.amax(axis, keepdim=True))
    p = e / e.sum(axis, keepdim=True)
    return p


def log_softmax(x, axis):
    shifted = x - x.amax(axis, keepdim=True)
    logp = shifted - torch.log(torch.exp(shifted).sum(axis, keepdim=True))
    return logp
