"""Commands that write one's data to files, and bring it back."""

import argparse

from studyapp.cli.opening import DONE, opened
from studyapp.i18n import _


def export(chosen: argparse.Namespace) -> int:
    from studyapp.study.keeping import export

    with opened() as study:
        file = chosen.jsonl or chosen.csv
        lines = export(study, "jsonl" if chosen.jsonl else "csv", file)
    print(_("{n} lines written to {file}").format(n=lines, file=file))
    return DONE


def backup(chosen: argparse.Namespace) -> int:
    from studyapp.home import locate_home
    from studyapp.study.keeping import backup, backup_name

    home = locate_home()
    file = chosen.file or home.backups / backup_name()
    backup(home, file)
    print(_("backed up to {file}").format(file=file))
    return DONE


def restore(chosen: argparse.Namespace) -> int:
    from studyapp.home import locate_home
    from studyapp.study.keeping import restore

    safety = restore(locate_home(), chosen.file)
    print(_("restored from {file}").format(file=chosen.file))
    if safety is not None:
        print(_("what there was before is in {file}").format(file=safety))
    return DONE
