"""A small network for two numbers that notes how it is called and trained. It begins in evaluation mode."""

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, seed, frozen=False, leftover=False):
        super().__init__()
        self.hidden, self.out = nn.Linear(2, 8), nn.Linear(8, 1)
        generator = torch.Generator().manual_seed(seed)
        with torch.no_grad():
            for parameter in self.parameters():
                parameter.uniform_(-1.5, 1.5, generator=generator)
        self.hidden.requires_grad_(not frozen)
        self.eval()
        self._calls = []  # (size, in training mode, with a graph) of each forward
        self._seen = []
        self._accumulated = 0
        bias = self.out.bias
        if leftover:  # as if somebody had called backward before
            for parameter in self.parameters():
                parameter.grad = torch.ones_like(parameter)
        bias.register_hook(self._note_gradient)
        bias.register_post_accumulate_grad_hook(self._compare_gradient)
        self._start = {name: value.clone() for name, value in self.state_dict().items()}

    def forward(self, x):
        self._calls.append((len(x), self.training, torch.is_grad_enabled()))
        self._seen.extend(x[:, 0].tolist())
        return self.out(torch.tanh(self.hidden(x)))

    def _note_gradient(self, gradient):
        self._fresh = gradient.clone()

    def _compare_gradient(self, bias):
        self._accumulated += not torch.equal(bias.grad, self._fresh)

    def report(self):
        return {
            "sizes": [size for size, _, _ in self._calls],
            "always_training": all(training for _, training, _ in self._calls),
            "never_training": not any(training for _, training, _ in self._calls),
            "graphs": sum(graph for _, _, graph in self._calls),
            "accumulated": self._accumulated,
            "training": self.training,
        }

    def seen(self):
        return self._seen

    def moved(self):
        """Give the names of the parameters that aren't what they were at the start."""
        return [name for name, value in self.state_dict().items() if not torch.equal(value.cpu(), self._start[name])]

    def begin_training_mode(self):
        self.train()

    @torch.no_grad()
    def loss_on(self, x, y):
        x, y = (torch.as_tensor(a, dtype=torch.float32, device=self.out.bias.device) for a in (x, y))
        z = self.out(torch.tanh(self.hidden(x)))
        return nn.functional.binary_cross_entropy_with_logits(z, y).item()

    def weights(self):
        return torch.cat([value.flatten() for value in self.state_dict().values()]).tolist()

    def step_from_start(self, x, y, lr):
        """Give the weights after one step of gradient descent on this batch from where the model started."""
        other = {name: value.to(torch.float64).requires_grad_() for name, value in self._start.items()}
        x, y = (torch.as_tensor(a, dtype=torch.float64) for a in (x, y))
        hidden = torch.tanh(x @ other["hidden.weight"].T + other["hidden.bias"])
        z = hidden @ other["out.weight"].T + other["out.bias"]
        loss = nn.functional.binary_cross_entropy_with_logits(z, y)
        grads = torch.autograd.grad(loss, list(other.values()))
        after = [value - lr * grad for value, grad in zip(other.values(), grads, strict=True)]
        return torch.cat([value.detach().flatten() for value in after]).tolist()
