"""Where PyTorch code is to run. Reaches no torch: that is asked in a process of its own."""

import os
import subprocess
import sys
from typing import Literal

from studyapp.errors import NoDevice, UsageProblem
from studyapp.i18n import _
from studyapp.judge.drill import Backend, Device

_PROBE = "import torch, sys; sys.exit(0 if torch.cuda.is_available() else 3)"
PROBE_S = 60
#: What the drivers of NVIDIA, WSL and AMD put there.
_DRIVERS = ("/dev/nvidiactl", "/dev/dxg", "/dev/kfd")


def choose_device(asked: Literal["auto", "cpu", "cuda"], backend: Backend) -> Device:
    """Raises NoDevice where a GPU is asked for and there is none, UsageProblem for NumPy on one."""
    if asked == "cuda" and backend == "numpy":
        raise UsageProblem(_("NumPy code doesn't run on a GPU"), remedy=_("Leave out --device."))
    if asked == "cpu" or backend == "numpy":
        return "cpu"
    if cuda_available():
        return "cuda"
    if asked == "auto":
        return "cpu"
    raise NoDevice(_("there is no GPU that PyTorch can use here"), remedy=_("Leave out --device."))


def cuda_available() -> bool:
    """Ask PyTorch in a throw-away process: the question alone can make a process useless for forking."""
    if sys.platform == "linux" and not any(map(os.path.exists, _DRIVERS)):
        return False  # and torch needn't be imported to know
    try:
        return subprocess.run([sys.executable, "-c", _PROBE], capture_output=True, timeout=PROBE_S).returncode == 0
    except subprocess.TimeoutExpired:
        return False
