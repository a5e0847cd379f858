"""Read a drill's folder without running it: statements, files, imports, both languages. Standard library only."""

import ast
import sys
from collections.abc import Iterator

from studyapp.domain.problem import Place, Problem
from studyapp.errors import ContentError
from studyapp.i18n import _
from studyapp.judge.drill import Drill
from studyapp.judge.mistakes import answer_files, read_mistakes, stray_files
from studyapp.judge.statement import read_statement

FILES = {
    "drill.toml",
    "statement.zh.md",
    "statement.en.md",
    "reference.py",
    "reference_torch.py",
    "cases.py",
    "given.py",
}
OWN = {"studyapp.drillkit", "numpy", "torch", "given"}


def check_folder(drill: Drill, shown: str) -> list[Problem]:
    """Give what is wrong; `shown` is the folder as an author knows it."""
    return [*_statements(drill, shown), *_files(drill, shown), *_code(drill, shown)]


def _statements(drill: Drill, shown: str) -> Iterator[Problem]:
    for language in ("zh", "en"):
        try:
            read_statement(drill, language)
        except ContentError as error:
            name, _colon, line = error.where.rpartition("/")[2].partition(":")
            yield Problem(Place(f"{shown}/{name}", int(line or 1)), error.what, error.remedy)


def _files(drill: Drill, shown: str) -> Iterator[Problem]:
    inside = {path.name for path in drill.folder.iterdir() if not path.name.startswith((".", "__pycache__"))}
    for name in sorted({"reference.py", "cases.py"} - inside):
        yield Problem(Place(f"{shown}/{name}", 1), _("The file is missing."), "")
    stray = [drill.folder / name for name in sorted(inside - FILES - {"right", "wrong"})] + stray_files(drill)
    for path in stray:
        where = f"{shown}/{path.relative_to(drill.folder).as_posix()}"
        yield Problem(Place(where, 1), _("This file has no place in a drill."), _("Is its name misspelt?"))
    for backend in drill.backends:
        if not any(name == "model" for name, _path in answer_files(drill, "right", backend)):
            where = f"{shown}/right/model_{backend}.py"
            yield Problem(Place(where, 1), _("The file is missing."), _("It is shown to those who give up."))


def _code(drill: Drill, shown: str) -> Iterator[Problem]:
    for path in sorted(drill.folder.rglob("*.py")):
        where = f"{shown}/{path.relative_to(drill.folder).as_posix()}"
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError) as error:
            if path.parent == drill.folder:  # an answer's syntax is what judging it tells
                yield Problem(Place(where, getattr(error, "lineno", 1) or 1), str(error), "")
            continue
        if path.parent == drill.folder:
            yield from _imports(tree, where)
        if path.name == "cases.py":
            yield from _expectations(tree, where)


def _imports(tree: ast.AST, where: str) -> Iterator[Problem]:
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "."]
        for name in names:
            allowed = name in OWN or name.partition(".")[0] in (*sys.stdlib_module_names, "numpy", "torch")
            if not allowed:
                message = _("A drill can't import `{name}`.").format(name=name)
                remedy = _("It has studyapp.drillkit, numpy, torch and the standard library.")
                yield Problem(Place(where, getattr(node, "lineno", 1)), message, remedy)


def _expectations(tree: ast.AST, where: str) -> Iterator[Problem]:
    """What a case expects is said in both languages."""
    for node in ast.walk(tree):
        is_expect = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "expect"
        if not isinstance(node, ast.Call) or not is_expect:
            continue
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        if len(given) < 3 or any(isinstance(value, ast.Constant) and value.value == "" for value in given):
            yield Problem(Place(where, node.lineno), _("`f.expect` has its words in one language."), "ok, en, zh")


def cards_named(drill: Drill) -> Iterator[tuple[str, int, str]]:
    """Give file, line and id of every card that drill.toml, a case or a known mistake names."""
    for card in drill.cards:
        yield "drill.toml", 1, card
    for node in ast.walk(ast.parse((drill.folder / "cases.py").read_bytes())):
        if isinstance(node, ast.keyword) and node.arg == "cards":
            for item in ast.walk(node.value):
                if isinstance(item, ast.Constant) and isinstance(item.value, str):
                    yield "cases.py", item.lineno, item.value
    for backend in drill.backends:
        for mistake in read_mistakes(drill, backend):
            for card in mistake.cards:
                yield f"wrong/{mistake.path.name}", 2, card
