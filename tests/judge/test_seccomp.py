"""The filter, read by an interpreter of its instructions here, and felt by a real child."""

import errno
import platform
import struct
import subprocess
import sys

import pytest

from studyapp.judge import seccomp

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")

X86_64, AARCH64, I386 = 0xC000003E, 0xC00000B7, 0x40000003
THREAD = 0x003D0F00  # the flags that glibc's pthread_create gives to clone
#: linux/arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
REFUSED = {
    "x86_64": {
        "socket": 41,
        "connect": 42,
        "accept": 43,
        "bind": 49,
        "listen": 50,
        "socketpair": 53,
        "fork": 57,
        "vfork": 58,
        "execve": 59,
        "ptrace": 101,
        "pivot_root": 155,
        "chroot": 161,
        "mount": 165,
        "init_module": 175,
        "unshare": 272,
        "setns": 308,
        "process_vm_writev": 311,
        "bpf": 321,
        "execveat": 322,
        "io_uring_setup": 425,
        "pidfd_getfd": 438,
        "x32 fork": 0x40000000 + 57,
    },
    "aarch64": {
        "socket": 198,
        "socketpair": 199,
        "bind": 200,
        "listen": 201,
        "accept": 202,
        "connect": 203,
        "accept4": 242,
        "execve": 221,
        "execveat": 281,
        "ptrace": 117,
        "mount": 40,
        "chroot": 51,
        "unshare": 97,
        "setns": 268,
        "process_vm_writev": 271,
        "bpf": 280,
        "io_uring_setup": 425,
        "pidfd_getfd": 438,
    },
}
ALLOWED = {
    "x86_64": {"read": 0, "write": 1, "mmap": 9, "sendmsg": 46, "kill": 62, "exit": 60, "futex": 202, "openat": 257},
    "aarch64": {
        "read": 63,
        "write": 64,
        "mmap": 222,
        "sendmsg": 211,
        "kill": 129,
        "exit": 93,
        "futex": 98,
        "openat": 56,
    },
}
ARCH = {"x86_64": X86_64, "aarch64": AARCH64}
CLONE = {"x86_64": 56, "aarch64": 220}


def judged(program: bytes, arch: int, number: int, first: int = 0) -> int:
    """Run a classic BPF program over seccomp_data (seccomp(2)); give its action."""
    data = struct.pack("<IIQ6Q", number, arch, 0, first, 0, 0, 0, 0, 0)
    code = list(struct.iter_unpack("<HBBI", program))
    at = accumulator = 0
    while True:
        operation, true, false, k = code[at]
        at += 1
        if operation == 0x20:  # BPF_LD | BPF_W | BPF_ABS
            (accumulator,) = struct.unpack_from("<I", data, k)
        elif operation == 0x06:  # BPF_RET
            return int(k)
        else:  # BPF_JMP with a constant: BPF_JEQ, BPF_JGE, BPF_JSET
            holds = {0x15: accumulator == k, 0x35: accumulator >= k, 0x45: bool(accumulator & k)}[operation]
            at += true if holds else false


@pytest.fixture(params=["x86_64", "aarch64"])
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(platform, "machine", lambda: request.param)
    return str(request.param)


def action(machine: str, number: int, first: int = 0, arch: int | None = None) -> str:
    program = seccomp.program()
    assert program is not None
    found = judged(program, ARCH[machine] if arch is None else arch, number, first)
    if found == 0x7FFF0000:
        return "allow"
    assert found & 0xFFFF0000 == 0x00050000
    return errno.errorcode[found & 0xFFFF]


def test_what_is_refused_and_what_not(machine: str) -> None:
    refused = {name: action(machine, number) for name, number in REFUSED[machine].items()}
    allowed = {name: action(machine, number) for name, number in ALLOWED[machine].items()}

    assert refused == dict.fromkeys(REFUSED[machine], "EPERM")
    assert allowed == dict.fromkeys(ALLOWED[machine], "allow")


def test_threads_may_be_made_and_processes_not(machine: str) -> None:
    assert action(machine, CLONE[machine], THREAD) == "allow"
    assert action(machine, CLONE[machine], 17) == "EPERM"  # SIGCHLD alone: what fork asks for
    assert action(machine, CLONE[machine], 0x4111) == "EPERM"  # vfork's flags
    assert action(machine, 435, 0) == "ENOSYS"  # clone3: libraries fall back on clone


def test_calls_of_another_family_are_refused_whatever_they_are(machine: str) -> None:
    assert {action(machine, number, arch=I386) for number in range(500)} == {"EPERM"}


def test_an_unknown_machine_has_no_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")

    assert seccomp.program() is None


def felt(code: str) -> str:
    """Run code in a child under the filter; skip where it doesn't hold there."""
    script = (
        "import ctypes, os, socket, threading\n"
        "from studyapp.judge import limits, seccomp\n"
        "limits.forbid_new_privileges()\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "print(seccomp.restrict(), flush=True)\n" + code
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    holds, _newline, rest = done.stdout.partition("\n")
    if holds != "True":
        pytest.skip(f"no seccomp filter on this machine ({platform.machine()}): {done.stderr[-200:]}")
    assert done.returncode == 0, done.stderr
    return rest.strip()


@on_linux
@pytest.mark.parametrize(
    "call",
    [
        "libc.fork()",
        "libc.vfork()",
        "libc.socket(2, 1, 0)",
        "libc.execv(b'/bin/true', None)",
        "libc.ptrace(0, 0, 0, 0)",
        "libc.unshare(0x10000000)",
        "libc.system(b'true')",
        "libc.socketpair(1, 1, 0, 0)",
    ],
)
def test_a_native_call_is_refused(call: str) -> None:
    assert felt(f"print({call} in (-1, 127 << 8), ctypes.get_errno() in (0, {errno.EPERM}))") == "True True"


@on_linux
@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("os.fork()", "PermissionError"),
        ("socket.socket()", "PermissionError"),
        ("import subprocess; subprocess.run(['true'])", "PermissionError"),
        ("import multiprocessing as m; m.get_context('fork').Process(target=print).start()", "PermissionError"),
    ],
)
def test_python_meets_an_error_not_a_death(code: str, error: str) -> None:
    assert felt(f"try:\n    {code}\nexcept Exception as e:\n    print(type(e).__name__)") == error


@on_linux
def test_threads_and_libraries_work() -> None:
    code = """
import numpy as np
seen = []
threads = [threading.Thread(target=seen.append, args=(n,)) for n in range(5)]
[t.start() for t in threads], [t.join() for t in threads]
a = np.random.default_rng(0).normal(size=(200, 200))
print(sorted(seen), np.allclose(np.linalg.inv(a) @ a, np.eye(200)), open(os.devnull).read() == '')
"""

    assert felt(code) == "[0, 1, 2, 3, 4] True True"


@on_linux
def test_a_second_filter_loosens_nothing() -> None:
    assert felt("print(seccomp.restrict(), libc.fork() < 0)") == "True True"
