"""What is read off a file before it is run."""

import pytest

from studyapp.judge.lint import backend_of, find_forbidden, read_source
from studyapp.judge.verdict import Unreadable

PATTERNS = ["torch.nn.functional.batch_norm", "torch.nn.BatchNorm*", "torchvision", ".backward", "aten.add*"]

FORBIDDEN = [
    ("import torch\ny = torch.nn.functional.batch_norm(x)", 2, "torch.nn.functional.batch_norm"),
    ("import torch.nn.functional as F\n\ny = F.batch_norm(x)", 3, "torch.nn.functional.batch_norm"),
    ("from torch.nn.functional import batch_norm", 1, "torch.nn.functional.batch_norm"),
    ("from torch.nn import functional\nfunctional.batch_norm(x)", 2, "torch.nn.functional.batch_norm"),
    ("from torch import nn as n\nlayer = n.BatchNorm2d(3)", 2, "torch.nn.BatchNorm2d"),
    ("import torch as t\nbn = t.nn.functional.batch_norm\nbn(x)", 2, "torch.nn.functional.batch_norm"),
    (
        "import torch\nF = torch.nn.functional\ndef f(x):\n    return F.batch_norm(x)",
        4,
        "torch.nn.functional.batch_norm",
    ),
    ("import torch\ngetattr(torch.nn.functional, 'batch_norm')", 2, "torch.nn.functional.batch_norm"),
    ("import torchvision.ops", 1, "torchvision.ops"),
    ("from torchvision.ops import nms", 1, "torchvision.ops"),
    ("__import__('torchvision')", 1, "torchvision"),
    ("def f():\n    import torchvision", 2, "torchvision"),
    ("def f(loss):\n    loss.sum().backward()", 2, ".backward"),
]
ALLOWED = [
    "import torch\ny = torch.nn.functional.relu(x)",
    "def batch_norm(x):\n    return x\nbatch_norm(1)",
    "x = 'torch.nn.functional.batch_norm'  # torchvision",
    "def backward(dy):\n    return dy\nbackward(1)",
    "class A:\n    def backward(self):\n        pass",
    "torch = 3\ntorch.nn",
]


@pytest.mark.parametrize(("text", "line", "name"), FORBIDDEN)
def test_a_forbidden_name_is_found_whatever_it_is_called(text: str, line: int, name: str) -> None:
    found = find_forbidden(text, PATTERNS)

    assert found is not None
    assert (found.line, found.what) == (line, name)
    assert found.source == text.splitlines()[line - 1].strip()


@pytest.mark.parametrize("text", ALLOWED)
def test_what_only_looks_like_it_is_allowed(text: str) -> None:
    assert find_forbidden(text, PATTERNS) is None


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"x = 1\n\xff", "encoding", 2),
        (b"x" * 300_000, "size", 0),
        (b"def f(:\n  pass", "syntax", 1),
        (b"x = 1\n  y = 2", "syntax", 2),
        (b"x = 1\x00", "syntax", 0),
        (b"(" * 1000, "syntax", 1),
    ],
)
def test_what_is_no_python_is_told_with_its_line(data: bytes, reason: str, line: int) -> None:
    found = read_source(data)

    assert isinstance(found, Unreadable)
    assert (found.reason, found.line) == (reason, line)


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert read_source(b"\xef\xbb\xbfx = 1") == "x = 1"


@pytest.mark.parametrize(
    ("text", "backend"),
    [
        ("import numpy as np", "numpy"),
        ("import numpy\nimport torch", "torch"),
        ("from torch.nn import functional", "torch"),
        ("def f(x): return x", None),
        ("no python", None),
    ],
)
def test_the_backend_is_what_is_imported(text: str, backend: str | None) -> None:
    assert backend_of(text) == backend
