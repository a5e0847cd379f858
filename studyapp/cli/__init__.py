"""The command line: parse, call a use case, print. Nothing heavy is imported before a command is known."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from studyapp import __version__
from studyapp.cli import files, notes, reports, sessions
from studyapp.cli.opening import DONE, INTERRUPTED, PROBLEM, USAGE
from studyapp.cli.terminal import bear_any_character
from studyapp.cli.usage import speak_our_language
from studyapp.domain.proposal import WAYS
from studyapp.errors import StudyError, UsageProblem
from studyapp.i18n import Language, _, use_language
from studyapp.judge.options import add_check


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give its exit status: 0 done, 1 a problem was found, 2 usage, 130 Ctrl-C."""
    bear_any_character()
    use_language(_chosen_language())
    speak_our_language()
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
    said = _("show program's version number and exit")  # argparse says it without translating
    parser.add_argument("--version", action="version", version=f"studyapp {__version__}", help=said)
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
    mock = command("mock", _("hold a mock interview"), sessions.mock)
    mock.add_argument("--preset", metavar="P", help=_("which one; without it, they are listed"))
    mock.add_argument("--minutes", type=_up_to(600), metavar="N", help=_("longer or shorter, in proportion"))
    mock.add_argument(
        "--seed", type=_up_to(999_999_999), metavar="S", help=_("the same seed and deck give the same questions")
    )
    mock.add_argument("--persona", metavar="P", help=_("another interviewer"))
    mock.add_argument("--lang", choices=("zh", "en"), help=_("language of the interview"))
    mock.add_argument("--plain", action="store_true", help=_("line by line, without a screen"))
    add_check(commands).set_defaults(run=sessions.check)
    drills = command("drills", _("every drill and how it stands"), reports.drills)
    _add_import(command("import", _("turn notes into cards"), notes.import_notes))
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


def _add_import(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", type=Path, nargs="*", metavar="FILE|FOLDER", help=_("notes to read"))
    command.add_argument("--from", dest="way", choices=WAYS, default="auto", help=_("how they are written"))
    command.add_argument("--dry-run", action="store_true", help=_("show the proposals, write nothing"))
    command.add_argument("--json", action="store_true", help=_("with --dry-run: one JSON object a proposal"))
    command.add_argument("--yes", action="store_true", help=_("take all that are certain, without asking"))
    command.add_argument("--write-ids", action="store_true", help=_("write each card's id into its note"))
    command.add_argument("--area", metavar="A", help=_("area of the new cards"))
    command.add_argument("--undo", action="store_true", help=_("take the last import back, whole"))


def _chosen_language() -> Language:
    """Give the interface's language, for the help too; of a configuration that is wrong nothing is said yet."""
    from studyapp.home import locate_home
    from studyapp.study.settings import read_settings

    return read_settings(locate_home()).config.interface_language


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("{text} is no whole number from 1 on").format(text=text))
    return int(text)


def _up_to(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = _positive(text)
        if number > most:
            raise argparse.ArgumentTypeError(_("{text} is more than {most}").format(text=text, most=most))
        return number

    return read


def _usage(parser: argparse.ArgumentParser) -> int:
    parser.print_help(sys.stderr)
    return USAGE
