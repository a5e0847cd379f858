"""Run a drill's own files: every right answer is accepted, every wrong one rejected for the reason it names.

Also judged: the starters, the yardstick, and answers that anybody could give (zeros, the mean, the first input),
which must fail; and no mistake may be there twice under two names.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace

from studyapp.errors import ContentError
from studyapp.judge.children import Workshop
from studyapp.judge.diagnosing import Failure, Key, failures, same_failures
from studyapp.judge.drill import CORE, Backend
from studyapp.judge.judging import Setting, judge
from studyapp.judge.learner_side import Trace
from studyapp.judge.lint import read_source
from studyapp.judge.loading import Loaded, Prepared, cases_of, prepare
from studyapp.judge.mistakes import WrongFile, answer_files, read_mistake
from studyapp.judge.standing_in import ANYBODYS, would_pass
from studyapp.judge.starter import LEVELS, starter
from studyapp.judge.telling import explain, headline
from studyapp.judge.verdict import Finding, Verdict

Judged = tuple[Verdict, dict[Key, Trace]]


class Vetting:
    """One drill and backend with one seed."""

    def __init__(
        self, setting: Setting, workshop: Workshop, on_input: dict[int, Callable[[], None]], look: Callable[[], None]
    ) -> None:
        self._setting = setting
        self._workshop = workshop
        self._on_input = on_input
        self._look = look
        self._cases: dict[str, list[Prepared]] = {}

    @property
    def _backend(self) -> Backend:
        return self._setting.backend

    @property
    def _loaded(self) -> Loaded:
        return self._setting.loaded

    def findings(self) -> Iterator[Finding]:
        """Give what is wrong with the drill's files, as it is found."""
        try:
            self._prepared(CORE)
        except ContentError as error:
            yield author_fault(error)
            return
        yield from self._right_answers()
        yield from self._yardstick()
        yield from self._wrong_answers()
        yield from self._starters()
        yield from self._anybodys_answers()

    def _prepared(self, stage: str) -> list[Prepared]:
        if stage not in self._cases:
            prepared = []
            for case, dtype in cases_of(self._loaded, stage):
                self._look()
                prepared.append(prepare(self._loaded, case, dtype, stage, self._setting.seed))
            self._cases[stage] = prepared
        return self._cases[stage]

    def _judge(self, data: bytes, stage: str = CORE) -> Judged:
        setting = replace(self._setting, stage=stage)
        return judge(setting, data, iter(self._prepared(stage)), self._workshop, lambda result: None, self._on_input)

    def _right_answers(self) -> Iterator[Finding]:
        drill = self._loaded.drill
        reached: set[str] = set()
        for name, path in answer_files(drill, "right", self._backend):
            file = f"right/{path.name}"
            text = read_source(path.read_bytes())
            if not isinstance(text, str):
                yield Finding(file, explain(text)[0])
                continue
            stages = _stages_answered(text, self._loaded)
            if CORE not in stages:
                yield Finding(file, "it doesn't define the functions that drill.toml names")
            for stage in stages:
                verdict, _traces = self._judge(path.read_bytes(), stage)
                reached.add(stage)
                if verdict.conclusion != "accepted":
                    yield Finding(file, f"[{stage}] {_told(verdict)}")
            if name == "model" and stages != [CORE]:
                yield Finding(file, "the model answer has the core's functions, no stage's")
        for stage in [CORE, *(stage.name for stage in drill.stages)]:
            if stage not in reached:
                yield Finding("right", f"no {self._backend} answer for `{stage}`")

    def _yardstick(self) -> Iterator[Finding]:
        """The PyTorch reference kernel is judged like an answer; NumPy's yardstick is the model answer."""
        if self._backend == "torch":
            path = self._loaded.drill.folder / "reference_torch.py"
            if not path.is_file():
                yield Finding(path.name, "it is missing")
            elif (verdict := self._judge(path.read_bytes())[0]).conclusion != "accepted":
                yield Finding(path.name, _told(verdict))

    def _wrong_answers(self) -> Iterator[Finding]:
        seen: dict[str, list[tuple[WrongFile, dict[Key, Failure]]]] = {}
        by_name = {case.name: case for case in self._loaded.cases}
        for name, path in answer_files(self._loaded.drill, "wrong", self._backend):
            file = f"wrong/{path.name}"
            try:
                wrong = read_mistake(path, name)
            except ContentError as error:
                yield Finding(file, f"{error.what}: {error.remedy}")
                continue
            if wrong.case not in by_name:
                yield Finding(file, f"there is no case `{wrong.case}`")
                continue
            stage = by_name[wrong.case].stage
            verdict, traces = self._judge(path.read_bytes(), stage)
            yield from _check_wrong(file, wrong, verdict)
            known = failures(verdict, traces)
            for other, others in seen.get(stage, ()):
                if known and same_failures(known, others, self._loaded.tolerance, self._prepared(stage)):
                    yield Finding(file, f"it behaves exactly like wrong/{other.path.name}")
            seen.setdefault(stage, []).append((wrong, known))

    def _starters(self) -> Iterator[Finding]:
        for level in LEVELS:
            if level == "read":
                continue
            try:
                text = starter(self._loaded.drill, self._backend, level, "en")
            except ContentError as error:
                yield Finding(f"right/model_{self._backend}.py", f"{error.what} {error.remedy}".strip())
                continue
            verdict = self._judge(text.encode())[0]
            if verdict.conclusion == "accepted":
                yield Finding(f"right/model_{self._backend}.py", f"the starter `{level}` is accepted as it is")
            if level != "blank" and verdict.conclusion == "runtime_error" and not verdict.failed:
                yield Finding(
                    f"right/model_{self._backend}.py", f"the starter `{level}` is no Python: {_told(verdict)}"
                )

    def _anybodys_answers(self) -> Iterator[Finding]:
        """What could be given without doing the exercise must fail somewhere."""
        for name, answer in ANYBODYS.items():
            if all(would_pass(self._setting, prepared, answer) for prepared in self._prepared(CORE)):
                yield Finding("cases.py", f"{name} would be accepted in every case")


def _check_wrong(file: str, wrong: WrongFile, verdict: Verdict) -> Iterator[Finding]:
    if verdict.conclusion == "accepted":
        yield Finding(file, "it is accepted")
        return
    if verdict.conclusion != wrong.verdict:
        yield Finding(file, f"it comes to {verdict.conclusion}, not {wrong.verdict}: {_told(verdict)}")
    outcomes = {result.outcome for result in verdict.cases if result.name == wrong.case}
    if outcomes != {"not_run"} and wrong.verdict not in outcomes:
        failed = ", ".join(dict.fromkeys(result.name for result in verdict.failed))
        yield Finding(file, f"`{wrong.case}` comes to {', '.join(sorted(outcomes))}; what fails is {failed}")


def _told(verdict: Verdict) -> str:
    why = explain(verdict.fault)[0] if verdict.fault is not None else ""
    return f"{headline(verdict)}: {why}"


def author_fault(error: ContentError) -> Finding:
    place, _colon, line = error.where.rpartition("/")[2].rpartition(":")
    return Finding(place or "cases.py", error.what, int(line) if line.isdigit() else 1)


def _stages_answered(text: str, loaded: Loaded) -> list[str]:
    """Give the stages all of whose functions a file defines."""
    defined = {node.name for node in ast.parse(text).body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    stages = [CORE, *(stage.name for stage in loaded.drill.stages)]
    wanted = {stage: {entry.name for entry in loaded.drill.entries if entry.stage == stage} for stage in stages}
    return [stage for stage in stages if wanted[stage] <= defined]
