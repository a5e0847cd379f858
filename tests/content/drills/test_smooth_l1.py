"""The oracle against PyTorch's smooth_l1_loss and huber_loss and their autograd."""

import numpy as np
import torch
from references import reference

drill = reference("smooth_l1")


def test_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for shape in ((), (6,), (2, 3, 4), (0, 3)):
        for width in (0.3, 1.0, 7.5):
            p, t = np.asarray(rng.normal(0, 3, shape)), np.asarray(rng.normal(0, 3, shape))
            tensor, target = torch.tensor(p, requires_grad=True), torch.tensor(t)
            smooth = torch.nn.functional.smooth_l1_loss(tensor, target, beta=width, reduction="none")
            huber = torch.nn.functional.huber_loss(tensor, target, delta=width, reduction="none")
            for want, (loss, dp) in ((smooth, drill.smooth_l1(p, t, width)), (huber, drill.huber(p, t, width))):
                (slope,) = torch.autograd.grad(want.sum(), tensor)

                assert np.allclose(loss, want.detach().numpy(), rtol=1e-14, atol=0)
                assert np.allclose(dp, slope.numpy(), rtol=1e-14, atol=0)


def test_beta_zero_is_the_distance() -> None:
    p, t = np.array([2.0, -1.0, 0.5]), np.array([0.0, 3.0, 0.5])
    loss, dp = drill.smooth_l1(p, t, 0)
    want = torch.nn.functional.smooth_l1_loss(torch.tensor(p), torch.tensor(t), beta=0, reduction="none")

    assert np.array_equal(loss, want.numpy())
    assert np.array_equal(dp, [1, -1, 0])
