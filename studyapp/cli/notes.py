"""The command that turns notes into cards."""

import argparse
import sys
from typing import TYPE_CHECKING

from studyapp.cli import sessions
from studyapp.cli.opening import DONE, PROBLEM, opened, print_json
from studyapp.cli.terminal import no_screen
from studyapp.errors import UsageProblem
from studyapp.i18n import _, ngettext

if TYPE_CHECKING:
    from studyapp.study.importing import Import, Summary


def import_notes(chosen: argparse.Namespace) -> int:
    from studyapp.study.importing import read_import

    if chosen.undo:
        return _undo()
    if not chosen.paths:
        raise UsageProblem(_("no file or folder was named"), remedy=_("Name the notes to read, or say --undo."))
    if chosen.json and not chosen.dry_run:
        raise UsageProblem(_("--json tells what would be proposed"), remedy=_("Say --dry-run too."))
    if not (chosen.dry_run or chosen.yes or no_screen()):
        return sessions.import_notes(chosen)
    with opened() as study:
        read = read_import(study, chosen.paths, chosen.way)
        for problem in read.problems:
            print(f"studyapp: {problem}", file=sys.stderr)
        if chosen.json:
            _print_all(read)
        elif chosen.dry_run:
            _preview(read)
        elif chosen.yes:
            read.area = chosen.area or ""
            summary = read.write()
            _tell(read, summary)
            if chosen.write_ids:
                from studyapp.study.note_ids import write_ids

                count = write_ids(read)
                print(
                    ngettext("{n} id written into the notes", "{n} ids written into the notes", count).format(n=count)
                )
        else:
            raise UsageProblem(
                _("nothing was imported: {reason}").format(reason=no_screen()),
                remedy=_("--dry-run shows the proposals, --yes takes those that are certain."),
            )
    return PROBLEM if read.problems else DONE


def _undo() -> int:
    from studyapp.study.importing import undo_import

    with opened() as study:
        run = undo_import(study)
    if run is None:
        print(_("There is no import to take back."))
        return PROBLEM
    print(_("Taken back: the import of {notes}.").format(notes=", ".join(run.notes)))
    return DONE


def _print_all(read: "Import") -> None:
    for row in read.rows:
        one = row.proposal
        print_json(
            {
                "file": one.file,
                "line": one.line,
                "question": one.question,
                "answer": one.answer,
                "kind": one.kind,
                "flags": list(one.flags),
                "path": list(one.path),
                "references": list(one.references),
                "state": row.state,
                "same_question": [twin.place for twin in row.twins],
            }
        )
    for left_out in read.refused:
        print_json(
            {
                "refused": True,
                "file": left_out.file,
                "line": left_out.line,
                "question": left_out.question,
                "reason": left_out.reason,
            }
        )


def _preview(read: "Import") -> None:
    from studyapp.ui.import_words import flag_words, reason_word, state_word

    for row in read.rows:
        one = row.proposal
        sign = "+" if row.accepted else "?"
        said = " · ".join(filter(None, (state_word(row.state), flag_words(one.flags))))
        print(f"{sign} {one.file}:{one.line}  {one.question}  [{said}]")
    for left_out in read.refused:
        print(f"- {left_out.file}:{left_out.line}  {left_out.question}  [{reason_word(left_out.reason)}]")
    for gone in read.gone:
        print(_("x {question}  [no longer in the notes: retires]").format(question=gone.card.question.zh))


def _tell(read: "Import", summary: "Summary") -> None:
    said = _("{added} new, {changed} changed, {same} as before, {retired} retired")
    print(said.format(added=summary.added, changed=summary.changed, same=summary.same, retired=summary.retired))
    waiting = sum(not row.accepted and not row.unwanted for row in read.rows)
    if waiting:
        words = ngettext("{n} proposal isn't certain and waits", "{n} proposals aren't certain and wait", waiting)
        print(words.format(n=waiting) + ": " + _("`studyapp import` without --yes asks about each."))
    if read.todo:
        count = len(read.todo)
        print(ngettext("{n} title without an answer:", "{n} titles without an answer:", count).format(n=count))
        for one in read.todo:
            print(f"  {one.file}:{one.line}  {one.question}")
    if summary.missing:
        count = len(summary.missing)
        print(ngettext("{n} image not found:", "{n} images not found:", count).format(n=count))
        for target in summary.missing:
            print(f"  {target}")
