"""The command line: parse, call a use case, print. Nothing heavy is imported before a command is known."""

import argparse
import gc
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studyapp import __version__
from studyapp.errors import EnvironmentProblem, StudyError, UsageProblem
from studyapp.i18n import Language, _, spoken_language, use_language

if TYPE_CHECKING:
    from studyapp.study.opening import Study
    from studyapp.study.review import ReviewSession

DONE, PROBLEM, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give its exit status: 0 done, 1 a problem was found, 2 usage, 130 Ctrl-C."""
    _bear_any_character()
    use_language(spoken_language())
    chosen = _parser().parse_args(arguments)
    try:
        status = int(chosen.run(chosen))
        sys.stdout.flush()  # here, where a reader that left is no fault
        return status
    except StudyError as error:
        print(f"studyapp: {error}", file=sys.stderr)
        return USAGE if isinstance(error, UsageProblem) else PROBLEM
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output left; nothing more can be said to it, not at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        print("studyapp:", _("the output can't be written ({reason})").format(reason=error.strerror), file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEM


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="studyapp", description=_("Prepare for deep-learning interviews, offline."))
    parser.add_argument("--version", action="version", version=f"studyapp {__version__}")
    parser.set_defaults(run=_today)
    commands = parser.add_subparsers(metavar=_("COMMAND"))

    def command(name: str, help: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = commands.add_parser(name, help=help, description=help)
        added.set_defaults(run=run)
        return added

    review = command("review", _("the daily session"), _review)
    review.add_argument("--plain", action="store_true", help=_("line by line, without a screen"))
    review.add_argument("--limit", type=_positive, metavar="N", help=_("at most N cards"))
    review.add_argument("--minutes", type=_positive, metavar="M", help=_("end after M minutes"))
    review.add_argument("--area", metavar="A", help=_("only cards of this area"))
    review.add_argument("--cram", action="store_true", help=_("any card; the schedule stays as it is"))
    review.add_argument("--lang", choices=("zh", "en"), help=_("language of the cards"))
    due = command("due", _("what is due today"), _due)
    stats = command("stats", _("reviews, days, recall"), _stats)
    content = command("content", _("check cards, presets and personas"), lambda chosen: _usage(content))
    check = content.add_subparsers(metavar="check").add_parser("check", help=_("formats, ids, links, proofs, coverage"))
    check.set_defaults(run=_content_check)
    check.add_argument("--coverage", action="store_true", help=_("list the topics without a card too"))
    export = command("export", _("all of your data in a file other tools read"), _export)
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--jsonl", type=Path, metavar="FILE", help=_("every row, one JSON object a line"))
    form.add_argument("--csv", type=Path, metavar="FILE", help=_("every review, one a line"))
    backup = command("backup", _("database and your own files in one zip"), _backup)
    backup.add_argument("file", type=Path, nargs="?", metavar="FILE")
    restore = command("restore", _("bring back a backup; what there is now is backed up first"), _restore)
    restore.add_argument("file", type=Path, metavar="FILE")
    doctor = command("doctor", _("versions, files, soundness of the database, notes on wrong cards"), _doctor)
    doctor.add_argument("--rebuild", action="store_true", help=_("compute every memory state anew from the log"))
    for one in (due, stats, check, doctor):
        one.add_argument("--json", action="store_true", help=_("for machines: one JSON value"))
    return parser


def _today(_chosen: argparse.Namespace) -> int:
    if why := _no_screen():
        raise EnvironmentProblem(why, remedy=_("`studyapp review --plain` works line by line, `studyapp due` counts."))
    return _run_app(lambda study: None)


def _review(chosen: argparse.Namespace) -> int:
    def begin(study: "Study") -> "ReviewSession":
        from studyapp.study.progress import areas_to_cram
        from studyapp.study.review import ReviewSession

        areas = [area for area, _count in areas_to_cram(study)]
        if chosen.area and chosen.area not in areas:
            raise UsageProblem(
                _("there is no area `{area}`").format(area=chosen.area),
                remedy=_("Areas are {areas}.").format(areas=", ".join(areas)),
            )
        kind: Any = "cram" if chosen.cram else "daily"
        return ReviewSession(study, kind, area=chosen.area, limit=chosen.limit, minutes=chosen.minutes)

    why = _no_screen()
    if not (chosen.plain or why):
        return _run_app(begin, chosen.lang, glimpse=not (chosen.cram or chosen.area))
    if why and not chosen.plain:
        print("studyapp:", _("{why}; going on line by line").format(why=why), file=sys.stderr)
    _need_utf8()
    from studyapp.ui.plain import converse

    with _opened() as study:
        study.back_up_daily()
        converse(begin(study), chosen.lang or study.config.content_language)
    return DONE


def _run_app(
    begin: "Callable[[Study], ReviewSession | None]", language: "Language | None" = None, *, glimpse: bool = False
) -> int:
    _need_utf8()
    # Hundreds of modules are loaded before the first frame and none is given back: without the collector's
    # rounds over them the first card is there a quarter sooner. The app switches it on again.
    gc.disable()
    from studyapp.home import locate_home
    from studyapp.study.clock import SystemClock
    from studyapp.study.glimpse import keep, look
    from studyapp.study.settings import read_settings
    from studyapp.ui.app import StudyApp

    home, clock = locate_home(), SystemClock()
    config = read_settings(home).config
    seen = look(home, clock.now(), clock.zone) if glimpse else None
    app = StudyApp(_open, begin, config, language=language, glimpse=seen)
    try:
        error = app.run()
    finally:
        if app.study is not None:
            keep(app.study)
    if error is not None:
        raise error
    return app.return_code or DONE


def _due(chosen: argparse.Namespace) -> int:
    from studyapp.study.progress import today
    from studyapp.ui.words import area_word

    with _opened() as study:
        found = today(study)
    if chosen.json:
        _print_json(
            {
                "study_day": str(found.study_day),
                "due": found.due,
                "learning": found.learning,
                "new": found.new,
                "drills": 0,
                "areas": dict(found.areas),
            }
        )
    else:
        print(
            _("{due} due, {new} new, {learning} in steps").format(due=found.due, new=found.new, learning=found.learning)
        )
        for area, count in found.areas:
            print(f"{count:>5}  {area_word(area)}")
    return DONE


def _stats(chosen: argparse.Namespace) -> int:
    from studyapp.study.progress import stats
    from studyapp.ui.words import state_word

    with _opened() as study:
        found = stats(study)
    if chosen.json:
        _print_json(
            {
                "reviews": found.reviews,
                "days": found.days,
                "streak": found.streak,
                "recall_30d": found.recall_30d,
                "items": found.items,
                "drills": {},
            }
        )
        return DONE
    enough = f"{found.recall_30d:.1%}" if found.recall_30d is not None else _("not enough data yet")
    print(
        _("reviews {n}, on {days} days, {streak} in a row").format(
            n=found.reviews, days=found.days, streak=found.streak
        )
    )
    print(_("recall in the last 30 days: {recall}").format(recall=enough))
    print(", ".join(f"{state_word(state)} {count}" for state, count in found.items.items()))
    return DONE


def _content_check(chosen: argparse.Namespace) -> int:
    from studyapp.home import locate_home
    from studyapp.paths import content_root
    from studyapp.study.checking import check_content
    from studyapp.study.settings import read_settings

    home = locate_home()
    settings = read_settings(home)
    use_language(settings.config.interface_language)
    report = check_content(content_root(), home.root)
    problems = [*settings.problems, *report.problems]
    errors = sum(problem.severity == "error" for problem in problems)
    missing = report.coverage.missing
    if chosen.json:
        _print_json(
            {
                "cards": len(report.cards),
                "proofs": report.proofs_run,
                "problems": [
                    {
                        "file": problem.place.file,
                        "line": problem.place.line,
                        "severity": problem.severity,
                        "message": problem.message,
                        "remedy": problem.remedy,
                    }
                    for problem in problems
                ],
                "covered": list(report.coverage.covered),
                "missing": list(missing),
                "seconds": round(report.seconds, 2),
            }
        )
    else:
        for problem in problems:
            print(problem)
        counts = _("{cards} cards, {proofs} proofs run, {errors} errors, {warnings} warnings")
        warnings = len(problems) - errors
        print(counts.format(cards=len(report.cards), proofs=report.proofs_run, errors=errors, warnings=warnings))
        if chosen.coverage:
            covered = len(report.coverage.covered)
            print(_("topics covered: {n} of {all}").format(n=covered, all=covered + len(missing)))
            for topic in missing:
                print(_("  missing: {topic}").format(topic=topic))
    return PROBLEM if errors or (chosen.coverage and missing) else DONE


def _export(chosen: argparse.Namespace) -> int:
    from studyapp.study.keeping import export

    with _opened() as study:
        file = chosen.jsonl or chosen.csv
        lines = export(study, "jsonl" if chosen.jsonl else "csv", file)
    print(_("{n} lines written to {file}").format(n=lines, file=file))
    return DONE


def _backup(chosen: argparse.Namespace) -> int:
    from studyapp.home import locate_home
    from studyapp.study.keeping import backup, backup_name

    home = locate_home()
    file = chosen.file or home.backups / backup_name()
    backup(home, file)
    print(_("backed up to {file}").format(file=file))
    return DONE


def _restore(chosen: argparse.Namespace) -> int:
    from studyapp.home import locate_home
    from studyapp.study.keeping import restore

    safety = restore(locate_home(), chosen.file)
    print(_("restored from {file}").format(file=chosen.file))
    if safety is not None:
        print(_("what there was before is in {file}").format(file=safety))
    return DONE


def _doctor(chosen: argparse.Namespace) -> int:
    from studyapp.study.doctor import examine

    with _opened() as study:
        found = examine(study, rebuild=chosen.rebuild)
    if chosen.json:
        _print_json(
            {
                "versions": found.versions,
                "files": found.files,
                "faults": list(found.faults),
                "differing": len(found.differing),
                "rebuilt": found.rebuilt,
                "future": found.future,
                "doubts": [{"card": d.card, "place": d.place, "study_day": d.study_day} for d in found.doubts],
                "content_problems": found.content_problems,
            }
        )
        return DONE if found.sound else PROBLEM
    for name, value in (found.versions | found.files).items():
        print(f"{name:<16}{value}")
    print(_("database: {state}").format(state=_("sound") if not found.faults else "; ".join(found.faults)))
    said = _("memory states: {n} differ from the log").format(n=len(found.differing))
    print(said)
    if chosen.rebuild:
        print(_("memory states: {n} rebuilt").format(n=found.rebuilt))
    if found.differing and not chosen.rebuild:
        print(_("`studyapp doctor --rebuild` puts them right"))
    if found.future:
        print(_("{n} log entries are dated later than now: the clock was once ahead").format(n=found.future))
    if found.content_problems:
        print(_("{n} mistakes in cards or configuration: `studyapp content check`").format(n=found.content_problems))
    for doubt in found.doubts:
        print(
            _("called wrong: {card} ({place}), {day}: {text}").format(
                card=doubt.card, place=doubt.place, day=doubt.study_day, text=doubt.text
            )
        )
    return DONE if found.sound else PROBLEM


def _open() -> "Study":
    from studyapp.home import locate_home
    from studyapp.paths import content_root
    from studyapp.study.clock import SystemClock
    from studyapp.study.opening import open_study

    study = open_study(locate_home(), content_root(), SystemClock())
    study.use_interface_language()
    return study


@contextmanager
def _opened() -> "Iterator[Study]":
    study = _open()
    for problem in study.problems:
        if problem.place.file == study.home.config.name or problem.place.file.startswith("$"):
            print(f"studyapp: {problem}", file=sys.stderr)
    try:
        yield study
    finally:
        study.close()


def _no_screen() -> str:
    """Say why a screen can't be drawn here; empty if it can."""
    # Textual draws on standard error.
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return _("this is no terminal")
    if os.environ.get("TERM", "dumb") == "dumb":
        return _("this terminal can't move its cursor (TERM is dumb)")
    return ""


def _bear_any_character() -> None:
    """Let nothing end in a traceback that can't be shown here, or that was typed and is no text."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _need_utf8() -> None:
    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
    if encoding != "utf8":
        raise EnvironmentProblem(
            _("cards need UTF-8, and this terminal's encoding is {encoding}").format(encoding=sys.stdout.encoding),
            remedy=_("Start it as `LC_ALL=C.UTF-8 studyapp`, or choose a UTF-8 locale."),
        )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("{text} is no whole number from 1 on").format(text=text))
    return int(text)


def _usage(parser: argparse.ArgumentParser) -> int:
    parser.print_help(sys.stderr)
    return USAGE


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))
