"""The known mistakes of a drill: files in wrong/, whose first line says what each comes to."""

import re
from dataclasses import dataclass
from pathlib import Path

from studyapp.errors import ContentError
from studyapp.i18n import _
from studyapp.judge.drill import Backend, Drill

_HEADER = re.compile(r"# (?P<verdict>\w+) (?P<case>\w+): (?P<en>.+) / (?P<zh>.+)")
_CARDS = re.compile(r"# cards: (?P<cards>[\w-]+(, [\w-]+)*)")


@dataclass(frozen=True, slots=True)
class WrongFile:
    """`name` is the file's without backend; `case` must fail, with `verdict`."""

    name: str
    path: Path
    verdict: str
    case: str
    en: str
    zh: str
    cards: tuple[str, ...]


def answer_files(drill: Drill, kind: str, backend: Backend) -> list[tuple[str, Path]]:
    """Give name and path of the files in right/ or wrong/ for a backend, by name."""
    suffix = f"_{backend}.py"
    paths = sorted((drill.folder / kind).glob(f"*{suffix}"))
    return [(path.name.removesuffix(suffix), path) for path in paths]


def stray_files(drill: Drill) -> list[Path]:
    """Give the files in right/ and wrong/ that are named for no backend of the drill."""
    known = {
        path for kind in ("right", "wrong") for b in drill.backends for _name, path in answer_files(drill, kind, b)
    }
    found = [path for kind in ("right", "wrong") for path in (drill.folder / kind).glob("*")]
    return sorted(path for path in found if path not in known and path.name != "__pycache__")


def read_mistakes(drill: Drill, backend: Backend) -> list[WrongFile]:
    """Raises ContentError for a file without its first line."""
    return [read_mistake(path, name) for name, path in answer_files(drill, "wrong", backend)]


def read_mistake(path: Path, name: str) -> WrongFile:
    where = f"{path.parent.parent.name}/wrong/{path.name}"
    try:
        lines = [*path.read_text(encoding="utf-8").splitlines()[:2], "", ""]
    except (OSError, ValueError) as error:
        raise ContentError(str(error), where=f"{where}:1") from None
    found = _HEADER.fullmatch(lines[0].strip())
    if not found:
        raise ContentError(
            _("the first line doesn't say what comes of it"),
            where=f"{where}:1",
            remedy=_("It reads `{example}`.").format(example="# wrong_answer case: what is wrong / 错在哪里"),
        )
    cards = _CARDS.fullmatch(lines[1].strip())
    if not cards and lines[1].startswith("# card"):
        remedy = _("It reads `{example}`.").format(example="# cards: id, id")
        raise ContentError(_("the second line names no cards"), where=f"{where}:2", remedy=remedy)
    return WrongFile(
        name=name,
        path=path,
        verdict=found["verdict"],
        case=found["case"],
        en=found["en"].strip(),
        zh=found["zh"].strip(),
        cards=tuple(cards["cards"].split(", ")) if cards else (),
    )
