"""The oracle against PyTorch's cross_entropy and its autograd."""

import numpy as np
import torch
from references import reference

drill = reference("softmax_cross_entropy")


def test_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for n, classes, ignore_index in ((1, 2, -100), (7, 3, -100), (9, 5, 2), (12, 4, 255), (6, 1, -1)):
        for scale in (1, 1e4):
            logits, labels = rng.normal(0, scale, (n, classes)), rng.integers(0, classes, n)
            labels[1::3] = ignore_index
            tensor = torch.tensor(logits, requires_grad=True)
            want = torch.nn.functional.cross_entropy(tensor, torch.tensor(labels), ignore_index=ignore_index)
            (grad,) = torch.autograd.grad(want, tensor)
            loss, dlogits = drill.softmax_cross_entropy(logits, labels, ignore_index)

            assert np.allclose(loss, want.item(), rtol=1e-13, atol=1e-15)
            assert np.allclose(dlogits, grad.numpy(), rtol=1e-11, atol=1e-15)


def test_where_no_row_counts_it_is_zero() -> None:
    loss, dlogits = drill.softmax_cross_entropy(np.eye(3), np.array([-1, -1, -1]), -1)

    assert loss == 0
    assert dlogits.shape == (3, 3)
    assert not dlogits.any()
