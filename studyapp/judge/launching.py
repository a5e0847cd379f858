"""How the judge's own processes are started: by exec, isolated from the user's Python settings."""

import os
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "CUDA_VISIBLE_DEVICES")
# A parallel operation in the workshop would make its children hang, and times are of one thread.
_ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")}

# Each thread would reserve 64 MiB of address space, which is what a child's memory is counted in.
_ONE_ARENA = {"MALLOC_ARENA_MAX": "1"}


def command(module: str, *arguments: object) -> list[str]:
    """Give the command that runs `main()` of a module of this package."""
    start = f"import sys; sys.path.append(sys.argv.pop(1)); from studyapp.judge.{module} import main; main()"
    return [sys.executable, "-I", "-X", "utf8", "-c", start, str(_ROOT), *map(str, arguments)]


def environment(scratch: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | _ONE_THREAD | _ONE_ARENA | {"HOME": str(scratch), "TMPDIR": str(scratch)}
