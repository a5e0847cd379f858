"""A verdict in words, in the interface's language: what is wrong, where, and what was expected."""

from unicodedata import east_asian_width

from studyapp.i18n import N_, _, language, ngettext
from studyapp.judge.verdict import (
    CaseResult,
    ChangedInput,
    ChangedLater,
    Diagnosis,
    Died,
    Different,
    Fault,
    Frame,
    Garbled,
    JudgeFault,
    KeptGraph,
    Mistyped,
    NoFunction,
    NotRaised,
    OtherSignature,
    Raised,
    Refused,
    Speed,
    TooMuchMemory,
    TooSlow,
    Unmet,
    Unreadable,
    Verdict,
)

_OUTCOMES = {
    "accepted": N_("accepted"),
    "passed": N_("passed"),
    "not_run": N_("not run"),
    "wrong_answer": N_("wrong answer"),
    "runtime_error": N_("exception"),
    "bad_signature": N_("other signature"),
    "forbidden": N_("not allowed"),
    "time_limit": N_("too slow"),
    "memory_limit": N_("too much memory"),
    "crashed": N_("crashed"),
    "judge_error": N_("the judge failed"),
}
_REFUSALS = {
    "call": N_("this uses `{what}`, which is the exercise"),
    "import": N_("this imports `{what}`, which isn't allowed here"),
    "write": N_("this writes to `{what}`, outside its own folder"),
    "read": N_("this reads `{what}`, which belongs to the drill"),
    "network": N_("this opens a network connection ({what})"),
    "process": N_("this starts a process ({what})"),
    "signal": N_("this sends a signal to another process ({what})"),
    "host": N_("this moves an array from the GPU through the host's memory (`{what}`)"),
    "native": N_("this calls native code by itself ({what})"),
}
_WAS = {
    "type": N_("{result} is a {got}, expected {expected}"),
    "shape": N_("{result} has shape {got}, expected {expected}"),
    "dtype": N_("{result} has dtype {got}, expected {expected}"),
    "device": N_("{result} lies on {got}, expected {expected}"),
    "count": N_("{result}: {got} of them came back, expected {expected}"),
}


def outcome_word(outcome: str) -> str:
    """Give the word for an `Outcome` or a `Conclusion`."""
    return _(_OUTCOMES[outcome])


def headline(verdict: Verdict) -> str:
    """Give the verdict in one line."""
    total = len(verdict.cases)
    if verdict.conclusion == "accepted":
        return ngettext("Accepted: {n} of {n} check", "Accepted: {n} of {n} checks", total).format(n=total)
    word = outcome_word(verdict.conclusion)
    if not verdict.failed:
        return _("Not accepted: {word}").format(word=word)
    counted = _("{n} of {total} checks").format(n=len(verdict.failed), total=total)
    return _("Not accepted: {word} in {counted}, first: {case}").format(
        word=word, counted=counted, case=name_of(verdict.failed[0])
    )


def name_of(result: CaseResult) -> str:
    return result.zh if language() == "zh" else result.en


def about(result: CaseResult) -> str:
    """Give the case in words with its dtype."""
    return f"{name_of(result)} · {result.dtype}"


def worth_showing(verdict: Verdict) -> CaseResult | None:
    """Give the failed case with the smallest input that can be read, else the first."""
    readable = [result for result in verdict.failed if any("[" in text for text in result.inputs)]
    return min(readable, key=lambda result: sum(map(len, result.inputs)), default=next(iter(verdict.failed), None))


def explain(fault: Fault) -> list[str]:
    """Give the lines that say what went wrong; the first one is enough for a list."""
    match fault:
        case Different():
            return _tell_different(fault)
        case Mistyped(what="type", got="NoneType"):
            return [_("the function returned nothing (None); expected {expected}").format(expected=fault.expected)]
        case Mistyped(what="type", got="float" | "int") if "ndarray" in fault.expected:
            words = _("{result} is a Python {got}; expected a NumPy array, or a NumPy number of the right dtype")
            return [words.format(result=fault.result, got=fault.got)]
        case Mistyped():
            values = {"result": fault.result, "got": fault.got, "expected": fault.expected}
            return [_(_WAS[fault.what]).format(**values), *_side_by_side(fault.got_all, fault.expected_all)]
        case ChangedInput():
            return [
                _("{entry} changed its input {name}").format(entry=fault.entry, name=fault.argument),
                _("The caller still needs it: work on a copy."),
            ]
        case ChangedLater():
            return [
                _("what {entry} had returned ({result}) was changed afterwards").format(
                    entry=fault.entry, result=fault.result
                ),
                _("It shares its memory with something that is used again: return a copy."),
            ]
        case KeptGraph():
            return [
                _("{result} still drags an autograd graph along").format(result=fault.result),
                _("Compute it under torch.no_grad(), or detach it."),
            ]
        case Unmet():
            return [fault.zh if language() == "zh" else fault.en]
        case NotRaised():
            return [_("{entry} should have raised {expected}").format(entry=fault.entry, expected=fault.expected)]
        case Raised():
            return [f"{fault.kind}: {fault.text}".rstrip(": "), *_frames(fault.frames)]
    return _explain_whole(fault)


def _explain_whole(fault: Fault) -> list[str]:
    """The faults that concern the file or its process rather than a result."""
    match fault:
        case Unreadable(reason="size"):
            return [_("the file is too large ({size}); the limit is 256 KiB").format(size=fault.text)]
        case Unreadable(reason="encoding"):
            return [_("line {line}: the file isn't UTF-8").format(line=fault.line)]
        case Unreadable(line=0):
            return [fault.text]
        case Unreadable():
            return [_("line {line}: {text}").format(line=fault.line, text=fault.text), *_source(fault.source)]
        case NoFunction():
            lines = [_("there is no function {expected}").format(expected=fault.expected)]
            return lines + ([_("Did you mean `{name}`?").format(name=fault.similar)] if fault.similar else [])
        case OtherSignature():
            return [
                _("{got} can't be called as {expected}").format(got=fault.got, expected=fault.expected),
                *([_("line {line}").format(line=fault.line)] if fault.line else []),
            ]
        case Refused():
            said = tell_refusal(fault.kind, fault.what)
            if not fault.line:
                return [said]
            return [_("line {line}: {text}").format(line=fault.line, text=said), *_source(fault.source)]
        case TooSlow():
            return [
                _("it took longer than {n:g} s and was stopped").format(n=fault.limit_s),
                _("Is there a Python loop over elements?"),
            ]
        case TooMuchMemory():
            return [_("it needs more than {n} MiB").format(n=fault.limit_mib)]
        case Died():
            return [_tell_death(fault)]
        case Garbled():
            return [_("it wrote to the judge's own pipe, or closed it")]
        case JudgeFault():
            return fault.text.splitlines() or [_("the judge failed")]
    raise AssertionError(fault)


def tell_refusal(kind: str, what: str) -> str:
    return _(_REFUSALS[kind]).format(what=what)


def _tell_death(fault: Died) -> str:
    if fault.signal:
        return _("its process was ended by {signal}").format(signal=fault.signal)
    return _("it ended its own process (exit code {code})").format(code=fault.exit_code)


def _tell_different(fault: Different) -> list[str]:
    place = fault.result + (f"[{', '.join(map(str, fault.index))}]" if fault.index else "")
    lines = [_("{place} is {got}, expected {expected}").format(place=place, got=fault.got, expected=fault.expected)]
    if fault.in_place:
        lines.append(_("{name} is to be updated in place").format(name=fault.result))
    if fault.calls > 1:
        lines.append(_("in call {n} of {total}, of {entry}").format(n=fault.call, total=fault.calls, entry=fault.entry))
    lines += _side_by_side(fault.got_all, fault.expected_all)
    if fault.size > 1:
        lines.append(_("{n} of {size} values are off").format(n=fault.wrong, size=fault.size))
    if fault.max_abs:
        errors = _("largest error {abs}").format(abs=fault.max_abs)
        if fault.max_rel:
            errors = _("largest error {abs}, relative {rel}").format(abs=fault.max_abs, rel=fault.max_rel)
        lines.append(_("{errors}; allowed here {allowed}").format(errors=errors, allowed=fault.allowed))
    return lines


def _side_by_side(got: str, expected: str) -> list[str]:
    if not (got or expected):
        return []
    labels = _("got"), _("expected")
    width = max(map(_cells, labels)) + 2
    return [*_labelled(labels[0], got, width), *_labelled(labels[1], expected, width)]


def _labelled(label: str, text: str, width: int) -> list[str]:
    first, *rest = text.splitlines() or ["-"]
    return [label + " " * (width - _cells(label)) + first, *(" " * width + line for line in rest)]


def _cells(text: str) -> int:
    """Give how many terminal columns a word of ours takes."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _source(text: str) -> list[str]:
    return [f"    {text}"] if text else []


def _frames(frames: tuple[Frame, ...]) -> list[str]:
    lines: list[str] = []
    for frame in frames:
        where = _("line {line}, in {function}") if frame.function else _("line {line}")
        lines.append(where.format(line=frame.line, function=frame.function))
        lines += _source(frame.source)
        if frame.values:
            lines.append("      " + ", ".join(frame.values))
    return lines


def tell_speed(speed: Speed) -> str:
    ratio = f"{speed.ratio:.2g}" if speed.ratio < 100 else f"{speed.ratio:.0f}"
    return _("{ratio} x the reference ({mine} against {theirs})").format(
        ratio=ratio, mine=_duration(speed.seconds), theirs=_duration(speed.yardstick)
    )


def _duration(seconds: float) -> str:
    if seconds < 1e-3:
        return f"{seconds * 1e6:.3g} µs"
    return f"{seconds * 1e3:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


def tell_diagnosis(diagnosis: Diagnosis) -> list[str]:
    """Give a line for each known mistake that behaves the same; none where none does."""
    texts = [mistake.zh if language() == "zh" else mistake.en for mistake in diagnosis.mistakes]
    if len(texts) > 1:
        return [_("your code behaves like one of these:"), *(f"  {text}" for text in texts)]
    return [_("your code behaves like: {text}").format(text=text) for text in texts]
