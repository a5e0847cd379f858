"""Where PyTorch code is to run, whether or not there is a GPU here."""

import subprocess
import sys
from typing import Any

import pytest

from studyapp.errors import NoDevice, UsageProblem
from studyapp.judge import device
from studyapp.judge.device import choose_device, cuda_available


@pytest.mark.parametrize(
    ("asked", "backend", "gpu", "chosen"),
    [
        ("cpu", "torch", True, "cpu"),
        ("cuda", "torch", True, "cuda"),
        ("auto", "torch", True, "cuda"),
        ("auto", "torch", False, "cpu"),
        ("auto", "numpy", True, "cpu"),
        ("cpu", "numpy", True, "cpu"),
    ],
)
def test_the_device_is_the_one_asked_for_or_the_best(
    monkeypatch: pytest.MonkeyPatch, asked: Any, backend: Any, gpu: bool, chosen: str
) -> None:
    monkeypatch.setattr(device, "cuda_available", lambda: gpu)

    assert choose_device(asked, backend) == chosen


def test_a_gpu_that_isnt_there_is_no_usage_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "cuda_available", lambda: False)

    with pytest.raises(NoDevice):
        choose_device("cuda", "torch")
    with pytest.raises(UsageProblem):
        choose_device("cuda", "numpy")


@pytest.mark.parametrize(("code", "found"), [("pass", True), ("raise SystemExit(3)", False), ("1 / 0", False)])
def test_torch_is_asked_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch, code: str, found: bool) -> None:
    monkeypatch.setattr(device, "_DRIVERS", ("/",))
    monkeypatch.setattr(device, "_PROBE", code)

    assert cuda_available() is found


def test_a_driver_that_hangs_is_no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "_DRIVERS", ("/",))
    monkeypatch.setattr(device, "_PROBE", "while True: pass")
    monkeypatch.setattr(device, "PROBE_S", 0.2)

    assert cuda_available() is False


def test_without_a_driver_torch_isnt_imported_to_know() -> None:
    code = "import sys; from studyapp.judge import device as d; d._DRIVERS = (); d._PROBE = '1/0'; d.cuda_available()"

    done = subprocess.run(
        [sys.executable, "-c", code + "; print('torch' in sys.modules)"], capture_output=True, check=True
    )

    assert done.stdout == b"False\n"
