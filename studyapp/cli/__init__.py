"""The command line: parse, call a use case, print. Nothing heavy is imported before a command is known."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from studyapp import __version__
from studyapp.cli import files, reports, sessions
from studyapp.cli.opening import DONE, INTERRUPTED, PROBLEM, USAGE
from studyapp.cli.terminal import bear_any_character
from studyapp.errors import StudyError, UsageProblem
from studyapp.i18n import _, spoken_language, use_language
from studyapp.judge.options import add_check


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give its exit status: 0 done, 1 a problem was found, 2 usage, 130 Ctrl-C."""
    bear_any_character()
    use_language(spoken_language())
    chosen = _parser().parse_args(arguments)
    try:
        status = int(chosen.run(chosen))
        if sys.stdout is not None:  # somebody may have closed it
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
    parser.set_defaults(run=sessions.today)
    commands = parser.add_subparsers(metavar=_("COMMAND"))

    def command(name: str, help: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = commands.add_parser(name, help=help, description=help)
        added.set_defaults(run=run)
        return added

    review = command("review", _("the daily session"), sessions.review)
    review.add_argument("--plain", action="store_true", help=_("line by line, without a screen"))
    review.add_argument("--limit", type=_positive, metavar="N", help=_("at most N cards"))
    review.add_argument("--minutes", type=_positive, metavar="M", help=_("end after M minutes"))
    review.add_argument("--area", metavar="A", help=_("only cards of this area"))
    review.add_argument("--cram", action="store_true", help=_("any card; the schedule stays as it is"))
    review.add_argument("--lang", choices=("zh", "en"), help=_("language of the cards"))
    drill = command("drill", _("write one drill against the clock"), sessions.drill)
    drill.add_argument("slug", metavar="SLUG", help=_("its name, as `studyapp drills` lists it"))
    drill.add_argument("--backend", choices=("numpy", "torch"), help=_("what to write it with"))
    drill.add_argument("--device", choices=("auto", "cpu", "cuda"), default="cpu", help=_("where PyTorch code runs"))
    add_check(commands).set_defaults(run=sessions.check)
    drills = command("drills", _("every drill and how it stands"), reports.drills)
    due = command("due", _("what is due today"), reports.due)
    stats = command("stats", _("reviews, days, recall"), reports.stats)
    content = command("content", _("check cards, presets and personas"), lambda chosen: _usage(content))
    check = content.add_subparsers(metavar="check").add_parser("check", help=_("formats, ids, links, proofs, coverage"))
    check.set_defaults(run=reports.content_check)
    check.add_argument("--coverage", action="store_true", help=_("list the topics without a card too"))
    export = command("export", _("all of your data in a file other tools read"), files.export)
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--jsonl", type=Path, metavar="FILE", help=_("every row, one JSON object a line"))
    form.add_argument("--csv", type=Path, metavar="FILE", help=_("every review, one a line"))
    backup = command("backup", _("database and your own files in one zip"), files.backup)
    backup.add_argument("file", type=Path, nargs="?", metavar="FILE")
    restore = command("restore", _("bring back a backup; what there is now is backed up first"), files.restore)
    restore.add_argument("file", type=Path, metavar="FILE")
    doctor = command("doctor", _("versions, files, soundness of the database, notes on wrong cards"), reports.doctor)
    doctor.add_argument("--rebuild", action="store_true", help=_("compute every memory state anew from the log"))
    for one in (due, drills, stats, check, doctor):
        one.add_argument("--json", action="store_true", help=_("for machines: one JSON value"))
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("{text} is no whole number from 1 on").format(text=text))
    return int(text)


def _usage(parser: argparse.ArgumentParser) -> int:
    parser.print_help(sys.stderr)
    return USAGE
