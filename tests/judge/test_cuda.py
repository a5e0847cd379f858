"""The shipped drills on a GPU: right answers pass there, and what goes through the host's memory is refused."""

import re
from pathlib import Path

import pytest
from small_drill import ENTRY, events_of, small_drill, verdict_of

from studyapp.judge.catalogue import find_drills
from studyapp.judge.client import Judge
from studyapp.judge.device import cuda_available
from studyapp.judge.drill import CORE, Drill
from studyapp.judge.telling import explain, headline
from studyapp.judge.verdict import Mistyped, Refused, Speed, Verdict
from studyapp.paths import content_root

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.slow,
    pytest.mark.skipif(not cuda_available(), reason="there is no GPU that PyTorch can use here"),
]
DRILLS = [drill for drill in find_drills([content_root() / "drills"])[0] if drill.gpu and "torch" in drill.backends]
ANSWERS = [(drill, path) for drill in DRILLS for path in sorted((drill.folder / "right").glob("*_torch.py"))]
ANSWERS += [(drill, drill.folder / "reference_torch.py") for drill in DRILLS]
DOUBLE = "import torch\n\n\ndef f(x):\n    return 2 * x\n"


def functions(text: str) -> set[str]:
    return set(re.findall(r"^(?:def|class) (\w+)", text, re.MULTILINE))


def told(verdict: Verdict) -> str:
    return "\n".join([headline(verdict), *(explain(verdict.fault) if verdict.fault else ())])


@pytest.mark.parametrize(("drill", "path"), ANSWERS, ids=[f"{drill.slug}-{path.stem}" for drill, path in ANSWERS])
def test_a_right_answer_is_accepted_on_the_gpu(judge: Judge, drill: Drill, path: Path) -> None:
    defined = functions(path.read_text(encoding="utf-8"))
    for stage in (CORE, *(stage.name for stage in drill.stages)):
        if {entry.name for entry in drill.entries if entry.stage in (CORE, stage)} <= defined:
            verdict = verdict_of(judge, drill, path.read_bytes(), "torch", device="cuda", stage=stage, seed=3)

            assert verdict.conclusion == "accepted", told(verdict)
            assert verdict.device == "cuda"


@pytest.mark.parametrize("drill", DRILLS, ids=[drill.slug for drill in DRILLS])
def test_the_model_answer_is_timed_against_the_reference_kernel(judge: Judge, drill: Drill) -> None:
    answer = (drill.folder / "right" / "model_torch.py").read_bytes()

    events = events_of(judge, drill, answer, "torch", device="cuda")

    assert any(isinstance(event, Speed) and event.ratio > 0 for event in events)


@pytest.mark.parametrize("drill", DRILLS, ids=[drill.slug for drill in DRILLS])
def test_an_answer_through_the_hosts_memory_is_forbidden_with_its_line(judge: Judge, drill: Drill) -> None:
    """The model answer, but with its first array taken to the host and back."""
    entry = drill.entries[0]
    model = (drill.folder / "right" / "model_torch.py").read_text(encoding="utf-8")
    model += f"\n\n_on_gpu = {entry.name}\n\n\ndef {entry.name}({', '.join(entry.args)}):\n"
    model += f"    {entry.args[0]} = {entry.args[0]}.cpu().cuda()\n    return _on_gpu({', '.join(entry.args)})\n"
    line = model[: model.index(".cpu()")].count("\n") + 1

    verdict = verdict_of(judge, drill, model, "torch", device="cuda")

    assert verdict.conclusion == "forbidden"
    assert isinstance(verdict.fault, Refused)
    assert (verdict.fault.kind, verdict.fault.line) == ("host", line)
    assert ".cpu().cuda()" in verdict.fault.source


@pytest.mark.parametrize(
    ("way", "refused"),
    [
        ("x.cpu()", True),
        ("x.to('cpu')", True),
        ("x.numpy(force=True)", True),
        ("torch.tensor(x.tolist())", True),
        ("torch.empty(x.shape).copy_(x)", True),
        ("x.sum().item() + x", False),
        ("x[0].cpu().cuda() + x", False),
        ("x if bool((x > 0).any()) else x + 0", False),
    ],
)
def test_arrays_stay_on_the_gpu_and_scalars_may_leave_it(judge: Judge, tmp_path: Path, way: str, refused: bool) -> None:
    drill = small_drill(tmp_path, toml=ENTRY + 'unchecked = ["y"]\n', memory_mib=2048)

    verdict = verdict_of(
        judge, drill, f"import torch\ndef f(x):\n    y = {way}\n    return 2 * x", "torch", device="cuda"
    )

    assert verdict.conclusion == ("forbidden" if refused else "accepted"), told(verdict)
    assert not refused or (isinstance(verdict.fault, Refused) and verdict.fault.line == 3)


def test_a_result_on_the_cpu_is_told(judge: Judge, tmp_path: Path) -> None:
    verdict = verdict_of(
        judge, small_drill(tmp_path), "import torch\ndef f(x):\n    return torch.zeros(x.shape)", "torch", device="cuda"
    )

    assert isinstance(verdict.fault, Mistyped)
    assert (verdict.fault.what, verdict.fault.expected) in (("dtype", "float64"), ("device", "cuda"))


def test_too_much_of_the_gpus_memory_is_told(judge: Judge, tmp_path: Path) -> None:
    source = DOUBLE.replace("    return", "    torch.empty(2**31, device='cuda')\n    return")

    verdict = verdict_of(judge, small_drill(tmp_path, memory_mib=1024), source, "torch", device="cuda")

    assert verdict.conclusion == "memory_limit"


def test_checks_on_both_devices_follow_each_other(judge: Judge, tmp_path: Path) -> None:
    drill = small_drill(tmp_path, memory_mib=1024)

    devices = [verdict_of(judge, drill, DOUBLE, "torch", device=device) for device in ("cuda", "cpu", "cuda")]

    assert [verdict.conclusion for verdict in devices] == ["accepted"] * 3
