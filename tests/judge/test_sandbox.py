"""A child with its doors shut: each layer tried by itself, natively where Python's own layer would be faster."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studyapp.judge.probing import LAYERS, probe
from studyapp.judge.sandbox import _open_to_all

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the layers are Linux's")
SCRIPT = """
import ctypes, os, socket, sys, tempfile
from studyapp.judge.sandbox import enter, leave_terminal
box, kernel, *private = sys.argv[1:]
libc = ctypes.CDLL(None, use_errno=True)
def refuse(kind, what):
    raise RuntimeError(f"{kind}: {what}")
room = dict(box=box, private=private, imports=["json"], memory_mib=200, kernel=kernel == "kernel", gpu=False)
enter(room, refuse)
def tried(act):
    try:
        return act()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
"""


@pytest.fixture(scope="session")
def layers() -> dict[str, bool]:
    return probe()


def open_up(folder: Path) -> None:
    """Let every user pass through the folders that pytest made for this one alone."""
    for above in (folder, *folder.parents):
        if "pytest-of-" in str(above):
            above.chmod(0o755)


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """A folder that another user could reach, as the judge's are, with something private beside it."""
    open_up(tmp_path)
    box = tmp_path / "box"
    box.mkdir()
    (tmp_path / "drill").mkdir()
    (tmp_path / "drill" / "cases.py").write_text("secret")
    (tmp_path / "outside.txt").write_text("as it was")
    (tmp_path / "outside.txt").chmod(0o666)
    return box


def inside(box: Path, expression: str, kernel: bool = True) -> str:
    script = SCRIPT + f"print(tried(lambda: {expression}))"
    words = [sys.executable, "-c", script, str(box), "kernel" if kernel else "plain", str(box.parent / "drill")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, cwd="/", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


# --- what every system has --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kernel", [True, False])
@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("os.getcwd() == os.environ['HOME'] == os.environ['TMPDIR'] == tempfile.gettempdir() == box", "True"),
        ("open('new', 'w').write('x')", "1"),
        ("open(os.devnull, 'w').write('x')", "1"),
        ("tempfile.TemporaryFile('w').write('x')", "1"),
        ("open('../outside.txt', 'w')", "RuntimeError: write: ../outside.txt"),
        ("open(b'../outside.txt', 'ab')", "RuntimeError: write: ../outside.txt"),
        ("open('../drill/cases.py')", "RuntimeError: read: cases.py"),
        ("os.open('../drill/cases.py', os.O_RDONLY)", "RuntimeError: read: cases.py"),
        ("os.symlink('../outside.txt', 'link') or open('link', 'w')", "RuntimeError: write: ../outside.txt"),
        ("os.remove('../outside.txt')", "RuntimeError: write: ../outside.txt"),
        ("os.rename('../outside.txt', 'mine')", "RuntimeError: write: ../outside.txt"),
        ("os.mkdir('../more')", "RuntimeError: write: ../more"),
        ("socket.socket()", "RuntimeError: network: socket.__new__"),
        ("__import__('subprocess').run(['true'])", "RuntimeError: process: "),
        ("os.fork()", "RuntimeError: process: os.fork"),
        ("os.system('true')", "RuntimeError: process: os.system"),
        ("os.kill(os.getppid(), 0)", "RuntimeError: signal: os.kill"),
        ("__import__('json.decoder')", "RuntimeError: import: json"),
        ("len(bytes(1 << 29))", "MemoryError"),
    ],
)
def test_python_meets_the_watch(box: Path, expression: str, told: str, kernel: bool) -> None:
    # Where the kernel is faster than the watch, its error is as good.
    found = inside(box, expression, kernel)

    assert found.startswith(told) or (kernel and "Error: [Errno" in found), found
    assert (box.parent / "outside.txt").read_text() == "as it was"


def test_a_link_to_outside_is_followed_before_it_is_judged(box: Path) -> None:
    (box / "link").symlink_to(box.parent / "outside.txt")

    assert inside(box, "open('link', 'w')", kernel=False) == "RuntimeError: write: link"


def test_nothing_of_the_app_is_left_open_and_the_terminal_is_gone(box: Path) -> None:
    script = """
import os, socket, sys
from studyapp.judge.sandbox import leave_terminal
_ours, theirs = socket.socketpair()
more = [os.open(os.devnull, os.O_RDONLY) for _ in range(20)]
leave_terminal(theirs.fileno(), os.dup(1))
print([n for n in range(99) if os.path.exists(f"/proc/self/fd/{n}")])
print(os.getsid(0) == os.getpid(), repr(sys.stdin.read()))
os._exit(0)
"""
    words = [sys.executable, "-c", script]

    done = subprocess.run(words, capture_output=True, text=True, input="typed", check=False)

    assert done.stdout.splitlines() == ["[0, 1, 2, 3]", "True ''"]


# --- what the kernel holds --------------------------------------------------------------------------------------------

NATIVE = [
    ("files", "libc.open(b'../outside.txt', os.O_WRONLY) < 0"),
    ("files", "libc.unlink(b'../outside.txt') < 0"),
    ("files", "libc.open(b'../drill/cases.py', os.O_RDONLY) < 0"),
    ("signals", "libc.kill(os.getppid(), 0) < 0"),
    ("processes", "libc.fork() < 0"),
    ("processes", "libc.vfork() < 0"),
    ("processes", "libc.execv(b'/bin/true', None) < 0"),
    ("network", "libc.socket(2, 1, 0) < 0"),
    ("network", "libc.socket(1, 1, 0) < 0"),
    ("user", "os.getuid() >= 61184 and libc.setuid(0) < 0"),
]


@pytest.mark.parametrize(("layer", "expression"), NATIVE)
def test_native_code_meets_the_kernel(box: Path, layers: dict[str, bool], layer: str, expression: str) -> None:
    if not layers[layer]:
        pytest.skip(f"this machine lacks the layer: {LAYERS[layer]}")
    if layer == "user" and os.getuid() != 0:
        pytest.skip("only root has to become somebody else")

    assert inside(box, expression) == "True"
    assert (box.parent / "outside.txt").read_text() == "as it was"


def test_plainly_the_kernel_holds_nothing(box: Path) -> None:
    assert inside(box, "libc.open(b'../outside.txt', os.O_WRONLY) >= 0", kernel=False) == "True"


def test_libraries_are_read_through_links_too(box: Path, tmp_path: Path) -> None:
    # As installers lay them out that link packages from a store.
    (tmp_path / "store" / "linked").mkdir(parents=True)
    (tmp_path / "store" / "linked" / "__init__.py").write_text("value = 3")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "linked").symlink_to(tmp_path / "store" / "linked")
    script = f"import sys\nsys.path.append({str(tmp_path / 'site')!r})\n{SCRIPT}import linked; print(linked.value)"
    words = [sys.executable, "-c", script, str(box), "kernel"]

    done = subprocess.run(words, capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("3\n", "")


def test_a_folder_that_others_cant_enter_isnt_open_to_all(tmp_path: Path) -> None:
    open_up(tmp_path)
    (tmp_path / "library").mkdir()

    assert _open_to_all(str(tmp_path / "library"))
    tmp_path.chmod(0o700)
    assert not _open_to_all(str(tmp_path / "library"))
    assert not _open_to_all(str(tmp_path / "nowhere"))
