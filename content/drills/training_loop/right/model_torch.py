import torch
from torch.nn.functional import binary_cross_entropy_with_logits


def train(model, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    model.train()
    for _ in range(epochs):
        total = 0.0
        for first in range(0, len(x), batch_size):
            xs, ys = x[first : first + batch_size], y[first : first + batch_size]
            # fill: loss of this batch, and one step of gradient descent / loss：这一批的损失；并做一步梯度下降
            optimizer.zero_grad()
            loss = binary_cross_entropy_with_logits(model(xs), ys)
            loss.backward()
            optimizer.step()
            # end
            # fill: total, the sum over the samples so far / total：到目前为止对样本求和
            total += loss.item() * len(xs)
            # end
        losses.append(total / len(x))
    model.eval()
    return torch.tensor(losses, device=x.device)


def accuracy(model, x, y):
    # fill: share, measured in evaluation mode without a graph / share：在推理模式下、不记录计算图地统计
    before = model.training
    model.eval()
    with torch.no_grad():
        share = ((model(x) > 0) == (y > 0.5)).float().mean()
    model.train(before)
    # end
    return share
