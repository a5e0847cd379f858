"""What a learner begins with, made from the model answer: all of it, with gaps, only the signatures, or nothing."""

import ast
import re
from typing import Literal

from studyapp.errors import ContentError
from studyapp.i18n import _
from studyapp.judge.drill import CORE, Backend, Drill

Level = Literal["read", "fill", "signature", "blank"]
LEVELS: tuple[Level, ...] = ("read", "fill", "signature", "blank")
_FILL = re.compile(r"(?P<indent> *)# fill: (?P<en>.+?) / (?P<zh>.+)")
_END = re.compile(r" *# end")


def model_answer(drill: Drill, backend: Backend, stage: str = CORE) -> str:
    """Give right/model_*.py without the marks for gaps; for a stage, what right/stages_*.py has for it."""
    if stage != CORE:
        return _of_stage(_read(drill, f"stages_{backend}.py"), drill, stage)
    lines = _read(drill, f"model_{backend}.py").splitlines()
    return "\n".join(line for line in lines if not (_FILL.fullmatch(line) or _END.fullmatch(line))) + "\n"


def starter(drill: Drill, backend: Backend, level: Level, language: Literal["zh", "en"]) -> str:
    """Raises ContentError where the model answer isn't marked as it should be."""
    match level:
        case "read":
            return model_answer(drill, backend)
        case "fill":
            return _with_gaps(drill, backend, language)
        case "signature":
            return _signatures(drill, backend)
        case "blank":
            return f"import {backend}{' as np' if backend == 'numpy' else ''}\n\n\n"


def _read(drill: Drill, name: str) -> str:
    path = drill.folder / "right" / name
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise ContentError(str(error), where=f"{drill.slug}/right/{path.name}") from None


def _of_stage(source: str, drill: Drill, stage: str) -> str:
    """Give the imports, the stage's functions and whatever of the file these use, in the file's order."""
    tree = ast.parse(source)
    lines = source.splitlines()
    defined = {name: node for node in tree.body for name in _names_of(node)}
    wanted = {entry.name for entry in drill.entries if entry.stage == stage}
    while more := {name for known in wanted for name in _used_by(defined.get(known))} & defined.keys() - wanted:
        wanted |= more
    parts = ["\n".join(ast.get_source_segment(source, node) or "" for node in tree.body if _is_import(node))]
    for node in tree.body:
        if wanted & set(_names_of(node)):
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
            parts.append("\n".join(lines[first - 1 : node.end_lineno]))
    return "\n\n\n".join(filter(None, parts)) + "\n"


def _names_of(node: ast.stmt) -> list[str]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _used_by(node: ast.stmt | None) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} if node else set()


def _with_gaps(drill: Drill, backend: Backend, language: Literal["zh", "en"]) -> str:
    out: list[str] = []
    inside = False
    where = f"{drill.slug}/right/model_{backend}.py"
    for number, line in enumerate(_read(drill, f"model_{backend}.py").splitlines(), start=1):
        if line.lstrip().startswith("# fill:"):
            found = _FILL.fullmatch(line)
            if not found:
                raise ContentError(_("a gap's words are `en / zh`"), where=f"{where}:{number}")
            if inside:
                said = _("a gap begins inside another")
                raise ContentError(said, where=f"{where}:{number}", remedy=_("Write `# end`."))
            inside = True
            out += [f"{found['indent']}# TODO: {found[language]}", f"{found['indent']}..."]
        elif _END.fullmatch(line):
            if not inside:
                raise ContentError(_("`# end` without `# fill:`"), where=f"{where}:{number}")
            inside = False
        elif not inside:
            out.append(line)
    if inside or not any("# TODO: " in line for line in out):
        raise ContentError(_("a gap isn't closed, or there is none"), where=where, remedy="`# fill: en / zh` … `# end`")
    return "\n".join(out) + "\n"


def _signatures(drill: Drill, backend: Backend) -> str:
    """Give the imports and the asked-for functions' first lines."""
    source = _read(drill, f"model_{backend}.py")
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        where = f"{drill.slug}/right/model_{backend}.py:{error.lineno}"
        raise ContentError(error.msg, where=where) from None
    asked = {entry.name for entry in drill.entries if entry.stage == CORE}
    imports = [ast.get_source_segment(source, node) or "" for node in tree.body if _is_import(node)]
    parts = ["\n".join(imports)] if imports else []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in asked:
            first = node.body[0]
            head = source.splitlines()[node.lineno - 1 : first.lineno]
            head[-1] = head[-1].encode()[: first.col_offset].decode().rstrip()  # the body may begin on the head's line
            documentation = ast.get_docstring(node, clean=False)
            doc = [f'    """{documentation}"""'] if documentation else []
            parts.append("\n".join([*(line for line in head if line and not _FILL.fullmatch(line)), *doc, "    ..."]))
    return "\n\n\n".join(parts) + "\n"


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, (ast.Import, ast.ImportFrom))
