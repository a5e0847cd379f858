"""The PyTorch reference kernels against PyTorch's own operations, one thread, minimum of many; run by itself.

PyTorch has no non-maximum suppression (torchvision does), so NMS is only told in milliseconds.

    python -m benchmarks.kernels [cpu|cuda]
"""

import json
import runpy
import sys
import time
from collections.abc import Callable
from typing import Any

import torch
from torch.nn import functional

from studyapp.paths import content_root

ROUNDS = 20


def main() -> None:
    device = sys.argv[1] if len(sys.argv) > 1 else "cpu"
    torch.set_num_threads(1)
    print(json.dumps({"batchnorm": batchnorm(device), "adam": adam(device), "nms": nms(device)}))


def kernel(slug: str) -> dict[str, Any]:
    return runpy.run_path(str(content_root() / "drills" / slug / "reference_torch.py"))


def batchnorm(device: str) -> tuple[float, float]:
    """Give milliseconds of ours and of PyTorch's: forward and backward, (32, 64, 28, 28)."""
    ours = kernel("batchnorm")
    x = torch.randn(32, 64, 28, 28, device=device)
    gamma, beta, mean, var = (torch.rand(64, device=device) for _ in range(4))
    dy = torch.randn_like(x)

    def mine() -> None:
        _y, cache = ours["batchnorm_forward"](x, gamma, beta, mean, var, 0.1, 1e-5, True)
        ours["batchnorm_backward"](dy, cache)

    leaves = [value.clone().requires_grad_(True) for value in (x, gamma, beta)]

    def theirs() -> None:
        y = functional.batch_norm(leaves[0], mean, var, leaves[1], leaves[2], True, 0.1, 1e-5)
        torch.autograd.grad(y, leaves, dy)

    return in_turn(mine, theirs, device)


def adam(device: str) -> tuple[float, float]:
    """Give milliseconds of ours and of torch.optim.Adam's: a step of a million parameters."""
    ours = kernel("adam")
    param, grad = torch.randn(1_000_000, device=device), torch.randn(1_000_000, device=device)
    m, v = torch.zeros_like(param), torch.zeros_like(param)
    learned = torch.nn.Parameter(param.clone())
    learned.grad = grad.clone()
    optimiser = torch.optim.Adam([learned], weight_decay=0.01)
    optimiser.step()
    return in_turn(
        lambda: ours["adam_step"](param, grad, m, v, 3, 1e-3, 0.9, 0.999, 1e-8, 0.01), optimiser.step, device
    )


def nms(device: str) -> tuple[float]:
    """Give milliseconds of ours: 2000 boxes."""
    ours = kernel("nms")
    corner = torch.rand(2000, 2, device=device) * 400
    boxes = torch.cat([corner, corner + 10 + torch.rand(2000, 2, device=device) * 60], 1)
    scores = torch.rand(2000, device=device)
    return (min(milliseconds(lambda: ours["nms"](boxes, scores, 0.5), device) for _round in range(ROUNDS)),)


def in_turn(mine: Callable[[], Any], theirs: Callable[[], Any], device: str) -> tuple[float, float]:
    taken = [(milliseconds(mine, device), milliseconds(theirs, device)) for _round in range(ROUNDS)]
    return min(ours for ours, _theirs in taken), min(theirs for _ours, theirs in taken)


def milliseconds(work: Callable[[], Any], device: str) -> float:
    if device == "cuda":
        torch.cuda.synchronize()
    started = time.perf_counter()
    work()
    if device == "cuda":
        torch.cuda.synchronize()
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main()
