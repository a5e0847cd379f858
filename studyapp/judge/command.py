"""`check SLUG FILE`, as `studyapp check` and `python -m studyapp.judge check` have it."""

import argparse
import contextlib
import io
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from studyapp.errors import NoDevice, StudyError, UsageProblem
from studyapp.i18n import _, use_language
from studyapp.judge.catalogue import find_drill, find_drills
from studyapp.judge.client import Judge
from studyapp.judge.device import choose_device
from studyapp.judge.drill import CORE, NO_MORE, Allowance, Backend, Device, Drill
from studyapp.judge.lint import backend_of
from studyapp.judge.options import add_check
from studyapp.judge.telling import about, explain, headline, outcome_word, tell_diagnosis, tell_speed, worth_showing
from studyapp.judge.verdict import CaseResult, Diagnosis, Event, Finding, Outcome, Planned, Speed, Verdict

ACCEPTED, NOT_ACCEPTED, JUDGE_FAILED = 0, 1, 3
POLL_S = 0.2


def run_check(chosen: argparse.Namespace, roots: Sequence[Path], allowance: Allowance = NO_MORE) -> int:
    """Give the exit status: 0 accepted, 1 not accepted, 3 the judge failed or the device is absent.

    Raises UsageProblem for a drill, stage, file or backend that isn't there.
    """
    if chosen.lang:
        use_language(chosen.lang)
    drill = find_drill(find_drills(roots)[0], chosen.slug)
    if chosen.stage not in (CORE, *(stage.name for stage in drill.stages)):
        known = ", ".join([CORE, *(stage.name for stage in drill.stages)])
        raise UsageProblem(
            _("{drill} has no stage `{name}`").format(drill=drill.slug, name=chosen.stage),
            remedy=_("Stages are {names}.").format(names=known),
        )
    source = _read(chosen.file)
    backend = _backend(drill, chosen.backend, source)
    try:
        device = choose_device(chosen.device, backend)
    except NoDevice as error:
        print(f"studyapp: {error}", file=sys.stderr)
        return JUDGE_FAILED
    with Judge(allowance=allowance) as judge:
        if chosen.watch:
            return _watch(judge, chosen, drill, backend, device)
        return _check_once(judge, chosen, drill, source, backend, device)[0]


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(1 << 20)  # the judge refuses far smaller ones; a device would have no end
    except OSError as error:
        raise UsageProblem(str(error.strerror), where=str(file)) from None


def _backend(drill: Drill, asked: Backend | None, source: bytes) -> Backend:
    found = asked or backend_of(source.decode("utf-8", "replace"))
    fitting = [backend for backend in drill.backends if backend == found]
    if asked and not fitting:
        raise UsageProblem(_("{drill} isn't asked for in {backend}").format(drill=drill.slug, backend=asked))
    return fitting[0] if fitting else drill.backends[0]


def _check_once(
    judge: Judge, chosen: argparse.Namespace, drill: Drill, source: bytes, backend: Backend, device: Device
) -> tuple[int, list[Event]]:
    events: list[Event] = []
    asked = judge.check(drill, source, backend, device, stage=chosen.stage, seed=chosen.seed, speed=not chosen.watch)
    with contextlib.closing(asked):
        for event in asked:
            events.append(event)
            if not chosen.json:
                for line in _tell(event):
                    print(line, flush=True)
    verdict = next(event for event in events if isinstance(event, Verdict))
    if chosen.json:
        print(json.dumps(as_json(verdict, events), ensure_ascii=False), flush=True)
    if verdict.conclusion == "judge_error":
        return JUDGE_FAILED, events
    return (ACCEPTED if verdict.conclusion == "accepted" else NOT_ACCEPTED), events


def _watch(judge: Judge, chosen: argparse.Namespace, drill: Drill, backend: Backend, device: Device) -> int:
    """Judge now and at every save, until Ctrl-C. Says what changed since the last run."""
    status = NOT_ACCEPTED
    before: dict[tuple[str, str], Outcome] = {}
    for source in _saves(chosen.file):
        status, events = _check_once(judge, chosen, drill, source, backend, device)
        verdict = next(event for event in events if isinstance(event, Verdict))
        if not chosen.json:
            for line in changes(before, verdict):
                print(line)
            print(_("Waiting for the next save. Ctrl-C ends."), flush=True)
        before |= {_key(result): result.outcome for result in verdict.cases if result.outcome != "not_run"}
    return status


def _saves(file: Path) -> Iterator[bytes]:
    """Give the file's content now and whenever it is another one; a file being replaced is waited for."""
    seen: tuple[int, int] | None = None
    content: bytes | None = None
    while True:
        try:
            about = os.stat(file)
            stamp = about.st_mtime_ns, about.st_size
        except OSError:
            stamp = None
        if stamp is not None and stamp != seen:
            seen = stamp
            if (now := _read(file)) != content:
                content = now
                yield now
        time.sleep(POLL_S)


def changes(before: Mapping[tuple[str, str], Outcome], now: Verdict) -> list[str]:
    """Say which cases pass now that failed when they were last run, and which the other way round."""
    lines = []
    run = [result for result in now.cases if result.outcome != "not_run"]
    for result in run:
        was = before.get(_key(result))
        if result.outcome == "passed" and was not in ("passed", None):
            lines.append(_("  now passes: {case}").format(case=about(result)))
        elif was == "passed" and result.outcome != "passed":
            lines.append(_("  no longer passes: {case}").format(case=about(result)))
    return lines or ([_("  the same checks pass as before")] if before and run else [])


def _key(result: CaseResult) -> tuple[str, str]:
    return result.name, result.dtype


def _tell(event: Event) -> list[str]:
    match event:
        case Planned():
            return [_("{n} checks, seed {seed}").format(n=event.cases, seed=event.seed)]
        case CaseResult():
            if event.outcome in ("passed", "not_run"):
                return []
            first = explain(event.fault)[0] if event.fault else ""
            return [f"✗ {about(event)}", f"    {outcome_word(event.outcome)}: {first}"]
        case Verdict():
            return ["", *_tell_verdict(event)]
        case Speed():
            return [tell_speed(event)]
        case Diagnosis():
            return tell_diagnosis(event)
        case Finding():
            raise AssertionError("a check finds nothing of an author's")


def _tell_verdict(verdict: Verdict) -> list[str]:
    mark = "✓" if verdict.conclusion == "accepted" else "✗"
    lines = [f"{mark} {headline(verdict)}"]
    shown = worth_showing(verdict)
    if shown is not None and shown.fault is not None:
        which = about(shown)
        if shown is not verdict.failed[0]:
            which = _("the smallest input that fails: {case}").format(case=which)
        lines += [f"  {which}", *(f"    {line}" for line in explain(shown.fault))]
        if shown.inputs:
            lines.append("  " + _("with"))
            lines += [f"    {line}" for text in shown.inputs for line in text.splitlines()]
    elif verdict.fault is not None:
        lines += [f"    {line}" for line in explain(verdict.fault)]
    printed = (shown.printed if shown else "") or verdict.printed
    if printed:
        lines += ["  " + _("it printed"), *(f"    {line}" for line in printed.splitlines()[:20])]
    return lines


def as_json(verdict: Verdict, events: Sequence[Event]) -> dict[str, object]:
    """Give what `--json` prints. Fields only ever grow."""
    speed = next((event.ratio for event in events if isinstance(event, Speed)), None)
    mistakes = next((event.mistakes for event in events if isinstance(event, Diagnosis)), ())
    return {
        "drill": verdict.drill,
        "backend": verdict.backend,
        "device": verdict.device,
        "stage": verdict.stage,
        "seed": verdict.seed,
        "verdict": verdict.conclusion,
        "message": "\n".join(line.strip() for line in _tell_verdict(verdict)),
        "cases": [
            {
                "name": result.name,
                "dtype": result.dtype,
                "outcome": result.outcome,
                "message": "\n".join(explain(result.fault)) if result.fault else "",
                "about": {"en": result.en, "zh": result.zh},
                "cards": list(result.cards),
            }
            for result in verdict.cases
        ],
        "diagnosis": [mistake.name for mistake in mistakes],
        "seconds": verdict.seconds,
        "speed_ratio": speed,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m studyapp.judge`: the judge alone, where nothing but numpy and torch is installed."""
    from studyapp.i18n import spoken_language
    from studyapp.paths import content_root

    use_language(spoken_language())
    parser = argparse.ArgumentParser(prog="python -m studyapp.judge")
    add_check(parser.add_subparsers(required=True, metavar=_("COMMAND")))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    chosen = parser.parse_args(arguments)
    roots = [content_root() / "drills"]
    if home := os.environ.get("STUDYAPP_HOME"):
        roots.append(Path(home).expanduser() / "drills")
    try:
        status = run_check(chosen, roots)
        sys.stdout.flush()  # here, where a reader that left is no fault
        return status
    except StudyError as error:
        print(f"studyapp: {error}", file=sys.stderr)
        return 2 if isinstance(error, UsageProblem) else 1
    except KeyboardInterrupt:
        return 130
    except OSError as error:  # the reader of our output left, or there is no room for it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0 if isinstance(error, BrokenPipeError) else 1
