"""Find drills: a folder with a drill.toml is one. Standard library only, so that the app can list them at once."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from studyapp.domain.problem import Place, Problem
from studyapp.errors import ContentError, UsageProblem
from studyapp.i18n import _
from studyapp.judge.drill import BACKENDS, CORE, Drill, Entry, Stage

FILE = "drill.toml"
SLUG = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_HEADER = re.compile(r"\[\[?\s*([\w.]+)\s*\]\]?\s*(#.*)?")
_NAME = re.compile(r"[A-Za-z_]\w*")


def find_drills(roots: Sequence[Path]) -> tuple[list[Drill], list[Problem]]:
    """Give the drills by slug, and what is wrong with others. A later root's drill replaces an earlier one's."""
    drills: dict[str, Drill] = {}
    problems: list[Problem] = []
    for root in roots:
        for path in sorted(root.glob(f"*/{FILE}")):
            drill, found = parse_drill(path.parent)
            problems += found
            if drill is not None:
                drills[drill.slug] = drill
    return sorted(drills.values(), key=lambda drill: drill.slug), problems


def in_course(drills: Sequence[Drill]) -> list[Drill]:
    """Give the order to learn them in: by level, area and slug, each after its prerequisites.

    A prerequisite that isn't there is passed over, and so is one that leads back to where it came from.
    """
    by_slug = {drill.slug: drill for drill in drills}
    ordered: dict[str, Drill] = {}

    def visit(drill: Drill, within: tuple[str, ...]) -> None:
        for name in sorted(drill.prerequisites, key=lambda name: by_slug[name].level if name in by_slug else 0):
            if name in by_slug and name not in ordered and name not in within:
                visit(by_slug[name], (*within, name))
        ordered.setdefault(drill.slug, drill)

    for drill in sorted(drills, key=lambda drill: (drill.level, drill.area, drill.slug)):
        if drill.slug not in ordered:
            visit(drill, (drill.slug,))
    return list(ordered.values())


def circle_among(drills: Sequence[Drill]) -> list[str]:
    """Give the slugs of prerequisites that lead round in a circle, the first of them twice; none if there is none."""
    named = {drill.slug: drill.prerequisites for drill in drills}
    sound: set[str] = set()

    def walk(path: list[str]) -> list[str]:
        for name in named.get(path[-1], ()):
            if name in path:
                return [*path[path.index(name) :], name]
            if name not in sound and (circle := walk([*path, name])):
                return circle
        sound.add(path[-1])
        return []

    return next((circle for slug in named if (circle := walk([slug]))), [])


def find_drill(drills: Sequence[Drill], name: str) -> Drill:
    """Give the drill of that slug or further name; `-` and `_` are the same. Raises UsageProblem."""
    import difflib

    wanted = name.replace("-", "_").lower()
    by_name = {also.replace("-", "_"): drill for drill in drills for also in drill.also}
    by_name |= {drill.slug: drill for drill in drills}
    if wanted in by_name:
        return by_name[wanted]
    near = difflib.get_close_matches(wanted, by_name, 3, 0.5) or sorted(by_name)
    raise UsageProblem(
        _("there is no drill `{name}`").format(name=name),
        remedy=_("Drills are {names}.").format(names=", ".join(near)),
    )


def read_drill(folder: Path) -> Drill:
    """Raises ContentError with the first thing that is wrong."""
    drill, problems = parse_drill(folder)
    if drill is None:
        first = problems[0]
        raise ContentError(first.message, where=str(first.place), remedy=first.remedy)
    return drill


def parse_drill(folder: Path) -> tuple[Drill | None, list[Problem]]:
    """Read drill.toml; give the drill, if it can be used, or every mistake with its line."""
    path = folder / FILE
    where = f"{folder.name}/{FILE}"
    try:
        content = path.read_bytes()
        text = content.decode()
        data = tomllib.loads(text)
    except OSError as error:
        return None, [Problem(Place(where, 1), str(error.strerror), _("A drill's folder holds drill.toml."))]
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return None, [Problem(Place(where, line), str(error), _("Write TOML in UTF-8."))]
    except tomllib.TOMLDecodeError as error:
        told = re.search(r"at line (\d+)", str(error))  # or at the end of the document
        line = int(told[1]) if told else max(1, len(text.splitlines()))
        return None, [Problem(Place(where, line), str(error), _("Write TOML in UTF-8."))]
    reader = _Reader(where, text, data)
    if not SLUG.fullmatch(folder.name):
        reader.wrong("", _("`{name}` is no name for a drill").format(name=folder.name), _("Use a-z, 0-9 and `_`."))
    drill = reader.drill(folder)
    return (None if reader.problems else drill), reader.problems


class _Reader:
    """Takes values out of the table, noting each that is missing, of another kind, or unknown."""

    def __init__(self, where: str, text: str, data: dict[str, Any]) -> None:
        self.problems: list[Problem] = []
        self._where = where
        self._lines = text.splitlines() or [""]
        self._data = data
        self._table = self._lines_of("", 0)

    def wrong(self, key: str, message: str, remedy: str = "") -> None:
        """Note it at the line of `key` in the table that is being read, else where that table begins."""
        named = (n for n in self._table if key and re.match(rf"\s*([\w.]+\.)?{re.escape(key)}\b", self._lines[n - 1]))
        self.problems.append(Problem(Place(self._where, next(named, self._table[0])), message, remedy))

    def _lines_of(self, table: str, number: int) -> range:
        """Give the lines of the so many-th [[table]]; those above all tables if it has no header."""
        heads = [(n, head) for n, line in enumerate(self._lines, 1) if (head := _HEADER.fullmatch(line.strip()))]
        begins = [n for n, _head in heads] + [len(self._lines) + 1]
        mine = [i for i, (_n, head) in enumerate(heads) if head[1] == table]
        if number >= len(mine):
            return range(1, max(2, begins[0]))
        return range(begins[mine[number]], begins[mine[number] + 1])

    def drill(self, folder: Path) -> Drill:
        data = dict(self._data)
        title_en, title_zh = self._title(data.pop("title", None), "title")
        backends = self._strings(data, "backends", list(BACKENDS))
        if not backends or any(name not in BACKENDS for name in backends):
            self.wrong("backends", _("`backends` names other things than numpy and torch"))
        forbidden = data.pop("forbidden", {})
        if not isinstance(forbidden, dict) or not set(forbidden) <= set(BACKENDS):
            self.wrong("forbidden", _("`forbidden` has a list for numpy and one for torch"))
            forbidden = {}
        forbidden = dict(forbidden)
        drill = Drill(
            slug=folder.name,
            folder=folder,
            title_en=title_en,
            title_zh=title_zh,
            area=self._value(data, "area", str, ""),
            level=self._value(data, "level", int, 0),
            minutes=self._value(data, "minutes", int, 0),
            backends=tuple(name for name in BACKENDS if name in backends),
            gpu=self._value(data, "gpu", bool, False),
            entries=tuple(map(self._entry, self._tables(data, "entry"))),
            stages=tuple(map(self._stage, self._tables(data, "stage"))),
            cards=self._strings(data, "cards"),
            prerequisites=self._strings(data, "prerequisites"),
            also=self._strings(data, "also"),
            case_seconds=float(self._value(data, "case_seconds", (int, float), 2.0)),
            memory_mib=self._value(data, "memory_mib", int, 1024),
            forbidden={name: self._strings(forbidden, name) for name in BACKENDS},
        )
        self._no_more(data)
        self._check(drill)
        return drill

    def _check(self, drill: Drill) -> None:
        if not drill.area:
            self.wrong("area", _("the drill has no `area`"))
        if not 1 <= drill.level <= 3:
            self.wrong("level", _("`level` is 1, 2 or 3"))
        if drill.minutes < 1:
            self.wrong("minutes", _("`minutes` is missing: how long an interview gives for it"))
        if not any(entry.stage == CORE for entry in drill.entries):
            self.wrong("entry", _("there is no function to write: give an [[entry]]"))
        if drill.case_seconds <= 0:
            self.wrong("case_seconds", _("`{key}` is more than 0").format(key="case_seconds"))
        if drill.memory_mib <= 0:
            self.wrong("memory_mib", _("`{key}` is more than 0").format(key="memory_mib"))
        stages = {CORE, *(stage.name for stage in drill.stages)}
        names: set[str] = set()
        for number, entry in enumerate(drill.entries):
            self._table = self._lines_of("entry", number)
            if entry.name in names:
                self.wrong("name", _("`{name}` is there twice").format(name=entry.name))
            names.add(entry.name)
            if entry.stage not in stages:
                self.wrong("stage", _("`{name}` belongs to a stage that isn't there").format(name=entry.name))
            if unknown := {*entry.mutates} - {*entry.args}:
                self.wrong("mutates", _("`{name}` is no argument").format(name=min(unknown)))
            for key in ("opaque", "detached", "unchecked"):
                if unknown := {*getattr(entry, key)} - {*entry.returns}:
                    self.wrong(key, _("`{name}` is no result").format(name=min(unknown)))

    def _value(self, data: dict[str, Any], key: str, kind: type | tuple[type, ...], default: Any) -> Any:
        value = data.pop(key, default)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.wrong(key, _("`{key}` is of another kind").format(key=key))
            return default
        return value

    def _strings(self, data: dict[str, Any], key: str, default: Sequence[str] = ()) -> tuple[str, ...]:
        value = data.pop(key, default)
        if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
            self.wrong(key, _("`{key}` is a list of texts").format(key=key))
            return ()
        return tuple(value)

    def _tables(self, data: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
        value = data.pop(key, [])
        fits = isinstance(value, list) and all(isinstance(item, dict) for item in value)
        above, self._table = self._table, self._lines_of(key, 0)
        if not fits:
            self.wrong("", _("write [[{key}]] above each").format(key=key))
        for number, item in enumerate(value if fits else ()):
            self._table = self._lines_of(key, number)
            yield dict(item)
        self._table = above

    def _title(self, value: Any, key: str) -> tuple[str, str]:
        match value:
            case {"en": str(en), "zh": str(zh), **rest} if en and zh and not rest:
                return en, zh
        self.wrong(key, _("`{key}` is missing a language").format(key=key), '{ en = "…", zh = "…" }')
        return "", ""

    def _entry(self, data: dict[str, Any]) -> Entry:
        name = self._value(data, "name", str, "")
        entry = Entry(
            name=name,
            args=self._strings(data, "args"),
            returns=self._strings(data, "returns"),
            mutates=self._strings(data, "mutates"),
            opaque=self._strings(data, "opaque"),
            detached=self._strings(data, "detached"),
            unchecked=self._strings(data, "unchecked"),
            stage=self._value(data, "stage", str, CORE),
        )
        if not _NAME.fullmatch(name) or not entry.returns:
            self.wrong("name", _("an [[entry]] has a `name` and what it `returns`"))
        self._no_more(data)
        return entry

    def _stage(self, data: dict[str, Any]) -> Stage:
        name = self._value(data, "name", str, "")
        stage = Stage(name, *self._title(data.pop("title", None), "title"))
        if not _NAME.fullmatch(name) or name == CORE:
            self.wrong("name", _("a [[stage]] has a `name` and a `title`"))
        self._no_more(data)
        return stage

    def _no_more(self, data: dict[str, Any]) -> None:
        for key in data:
            self.wrong(key, _("`{key}` is unknown here").format(key=key), _("Is it misspelt?"))
