"""The options of `check`, apart from what runs it, so that a command line can be parsed at once."""

import argparse
from pathlib import Path
from typing import Any

from studyapp.i18n import _
from studyapp.judge.drill import BACKENDS, CORE


def add_check(commands: Any) -> argparse.ArgumentParser:
    """Add the command to the subparsers of a command line."""
    said = _("judge a file against a drill")
    check: argparse.ArgumentParser = commands.add_parser("check", help=said, description=said)
    check.add_argument("slug", metavar="SLUG", help=_("the drill's name"))
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--backend", choices=BACKENDS, help=_("what the file is written with, if it can't be told"))
    check.add_argument("--device", choices=("auto", "cpu", "cuda"), default="cpu", help=_("where PyTorch code runs"))
    check.add_argument("--stage", default=CORE, metavar="S", help=_("a later requirement too"))
    check.add_argument("--seed", type=_seed, metavar="N", help=_("the inputs of an earlier run again"))
    check.add_argument("--lang", choices=("zh", "en"), help=_("language of the messages"))
    check.add_argument("--json", action="store_true", help=_("for machines: one JSON value"))
    check.add_argument("--watch", action="store_true", help=_("judge at every save"))
    return check


def _seed(text: str) -> int:
    if not text.isdecimal():  # NumPy's generators take none below 0
        raise argparse.ArgumentTypeError(_("{text} is no whole number from 0 on").format(text=text))
    return int(text)
