"""What the sandbox's probe claims is what it found out by trying."""

import sys

import pytest

from studyapp.judge import probing
from studyapp.judge.landlock import version
from studyapp.judge.probing import LAYERS, probe


@pytest.mark.skipif(sys.platform != "linux", reason="the layers are Linux's")
def test_what_every_linux_has_holds() -> None:
    found = probe()

    assert list(found) == list(LAYERS)
    assert found["watch"] and found["memory"]
    assert found["signals"] <= (version() >= 6)
    assert not found["files"] or version() >= 1 or found["user"]


@pytest.mark.parametrize(
    "script",
    [
        "print('nonsense')",
        "print('[]')",
        "import os; os.abort()",
        "print('{\"watch\": true}')",
        "import sys; sys.stdout.buffer.write(b'\\xff')",
    ],
)
def test_a_probe_that_fails_claims_nothing(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setattr(probing, "command", lambda *arguments: [sys.executable, "-c", script])

    assert probe() == dict.fromkeys(LAYERS, False)


def test_a_probe_that_hangs_claims_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "command", lambda *arguments: [sys.executable, "-c", "while True: pass"])
    monkeypatch.setattr(probing, "PROBE_S", 0.3)

    assert probe() == dict.fromkeys(LAYERS, False)


def test_each_layer_has_words() -> None:
    assert all(LAYERS.values()) and len(set(LAYERS.values())) == len(LAYERS)
