import torch


def train(model, x, y, epochs, batch_size, lr):
    model.train(True)
    parameters = [p for p in model.parameters() if p.requires_grad]
    losses = torch.zeros(epochs, device=x.device)
    for epoch in range(epochs):
        for chosen in torch.randperm(len(x), device=x.device).split(batch_size):
            z = model(x[chosen])
            total = (torch.clamp(z, min=0) - z * y[chosen] + torch.log1p(torch.exp(-z.abs()))).sum()
            gradients = torch.autograd.grad(total / len(chosen), parameters)
            with torch.no_grad():
                for parameter, gradient in zip(parameters, gradients, strict=True):
                    parameter.sub_(gradient, alpha=lr)
            losses[epoch] += total.item() / len(x)
    model.train(False)
    return losses


@torch.inference_mode()
def accuracy(model, x, y):
    before = model.training
    logits = model.eval()(x)
    model.train(before)
    return torch.tensor((logits.gt(0) == y.bool()).sum().item() / len(x), device=x.device)
