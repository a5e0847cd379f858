"""Landlock, Linux's unprivileged sandbox (landlock(7)): a process gives up files, TCP and signals, for good.

Older kernels know less; what they don't know is left out, what they know is used.
"""

import contextlib
import ctypes
import os
from collections.abc import Sequence

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_PATH_BENEATH = 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_FILES_1 = (1 << 13) - 1  # ABI 1: the above, removing and making files of every kind
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15  # ABI 2, 3, 5
_TCP = 0b11  # ABI 4: bind and connect
_SCOPES = 0b11  # ABI 6: abstract sockets and signals


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("access", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """Give the kernel's Landlock ABI, 0 if it has none."""
    return max(0, int(_syscall(_CREATE, None, 0, 1)))


def restrict(writable: Sequence[str], readable: Sequence[str]) -> bool:
    """Leave this thread only these folders; say whether that holds. Needs no_new_privs."""
    abi = version()
    if abi == 0:
        return False
    files = _FILES_1
    files |= _REFER if abi >= 2 else 0
    files |= _TRUNCATE if abi >= 3 else 0
    wanted = _Ruleset(files, _TCP if abi >= 4 else 0, _SCOPES if abi >= 6 else 0)
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    ruleset = int(_syscall(_CREATE, ctypes.byref(wanted), size, 0))
    if ruleset < 0:
        return False
    try:
        for folder in readable:
            _allow(ruleset, folder, _READ_FILE | _READ_DIR)
        for folder in writable:
            _allow(ruleset, folder, files & ~_EXECUTE)
        _allow(ruleset, os.devnull, _READ_FILE | _WRITE_FILE | (files & _TRUNCATE))
        return int(_syscall(_RESTRICT, ruleset, 0)) == 0
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, access: int) -> None:
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            if not os.path.isdir(path):
                access &= _READ_FILE | _WRITE_FILE | _TRUNCATE
            rule = _PathBeneath(access, descriptor)
            _syscall(_ADD, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
        finally:
            os.close(descriptor)


def _syscall(number: int, *arguments: object) -> int:
    call = ctypes.CDLL(None, use_errno=True).syscall
    call.restype = ctypes.c_long
    return int(call(ctypes.c_long(number), *arguments))
