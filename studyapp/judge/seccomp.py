"""A seccomp filter (seccomp(2)): no sockets, no programs, no processes, nobody else's memory. Threads stay.

It is a list of what is refused, with the numbers of two processor families; elsewhere it doesn't hold.
"""

import ctypes
import errno
import platform
import struct

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_LOAD, _JUMP_EQUAL, _JUMP_FROM, _JUMP_SET, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCH, _FIRST_ARGUMENT = 0, 4, 16  # offsets in seccomp_data, the lower half on little-endian machines
_CLONE_THREAD = 0x00010000

#: Name of the machine -> its audit number, `clone`, what is refused. `clone3` hides its flags: told to be absent,
#: libraries fall back on `clone`, whose flags tell a thread from a process.
_MACHINES: dict[str, tuple[int, int, tuple[int, ...]]] = {
    "x86_64": (
        0xC000003E,
        56,
        (
            *(41, 42, 43, 49, 50, 53, 288),  # socket connect accept bind listen socketpair accept4
            *(57, 58, 59, 322),  # fork vfork execve execveat
            *(101, 310, 311, 424, 434, 438),  # ptrace process_vm_readv/writev pidfd_send_signal/open/getfd
            *(165, 166, 155, 161, 272, 308),  # mount umount2 pivot_root chroot unshare setns
            *(175, 313, 246, 321, 298, 323, 425),  # modules, kexec, bpf, perf_event_open, userfaultfd, io_uring_setup
            *(248, 249, 250),  # keys
        ),
    ),
    "aarch64": (
        0xC00000B7,
        220,
        (
            *(198, 203, 202, 200, 201, 199, 242),
            *(221, 281),
            *(117, 270, 271, 424, 434, 438),
            *(40, 39, 41, 51, 97, 268),
            *(105, 273, 104, 280, 241, 282, 425),
            *(217, 218, 219),
        ),
    ),
}
_CLONE3 = 435
_X32 = 0x40000000  # x86-64's second set of numbers for the same calls


def program() -> bytes | None:
    """Give the filter for this machine; None where its numbers aren't known."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return None
    arch, clone, refused = machine
    body = [(_LOAD, 0, 0, _NUMBER), (_JUMP_FROM, 0, 1, _X32), (_RETURN, 0, 0, _ERRNO | errno.EPERM)]
    body += [(_JUMP_EQUAL, 0, 1, _CLONE3), (_RETURN, 0, 0, _ERRNO | errno.ENOSYS)]
    for number in refused:
        body += [(_JUMP_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ERRNO | errno.EPERM)]
    body += [(_JUMP_EQUAL, 0, 3, clone), (_LOAD, 0, 0, _FIRST_ARGUMENT), (_JUMP_SET, 1, 0, _CLONE_THREAD)]
    body += [(_RETURN, 0, 0, _ERRNO | errno.EPERM), (_RETURN, 0, 0, _ALLOW)]
    head = [(_LOAD, 0, 0, _ARCH), (_JUMP_EQUAL, 1, 0, arch), (_RETURN, 0, 0, _ERRNO | errno.EPERM)]
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in head + body)


_PROGRAM = program()  # made before the fork, not in every child


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def restrict() -> bool:
    """Put the filter on this thread and its children; say whether it holds. Needs no_new_privs."""
    if _PROGRAM is None:
        return False
    wanted = _Filter(len(_PROGRAM) // 8, _PROGRAM)
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    return int(prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(wanted), 0, 0)) == 0
