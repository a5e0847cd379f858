"""A small network for two numbers that notes how it is trained. It begins in evaluation mode."""

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, seed):
        super().__init__()
        self.hidden, self.out = nn.Linear(2, 8), nn.Linear(8, 1)
        generator = torch.Generator().manual_seed(seed)
        with torch.no_grad():
            for parameter in self.parameters():
                parameter.uniform_(-1.5, 1.5, generator=generator)
        self.eval()
        self._batches = []  # (size, in training mode) of each forward that can be differentiated
        self._accumulated = 0
        bias = self.out.bias
        bias.register_hook(self._note_gradient)
        bias.register_post_accumulate_grad_hook(self._compare_gradient)

    def forward(self, x):
        if torch.is_grad_enabled():
            self._batches.append((len(x), self.training))
        return self.out(torch.tanh(self.hidden(x)))

    def _note_gradient(self, gradient):
        self._fresh = gradient.clone()

    def _compare_gradient(self, bias):
        self._accumulated += not torch.equal(bias.grad, self._fresh)

    def report(self):
        sizes = [size for size, _ in self._batches]
        always = all(training for _, training in self._batches)
        return {"sizes": sizes, "always_training": always, "accumulated": self._accumulated, "training": self.training}

    @torch.no_grad()
    def loss_on(self, x, y):
        x, y = (torch.as_tensor(a, dtype=torch.float32) for a in (x, y))
        return nn.functional.binary_cross_entropy_with_logits(self(x), y).item()
