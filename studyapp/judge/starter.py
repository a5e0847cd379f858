"""What a learner begins with, made from the model answer: all of it, with gaps, only the signatures, or nothing."""

import ast
import re
from typing import Literal

from studyapp.errors import ContentError
from studyapp.judge.drill import CORE, Backend, Drill

Level = Literal["read", "fill", "signature", "blank"]
LEVELS: tuple[Level, ...] = ("read", "fill", "signature", "blank")
_FILL = re.compile(r"(?P<indent> *)# fill: (?P<en>.+?) / (?P<zh>.+)")
_END = re.compile(r" *# end")


def model_answer(drill: Drill, backend: Backend) -> str:
    """Give right/model_*.py as it is shown: without the marks for gaps."""
    lines = _model(drill, backend).splitlines()
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


def _model(drill: Drill, backend: Backend) -> str:
    path = drill.folder / "right" / f"model_{backend}.py"
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ContentError(str(error), where=f"{drill.slug}/right/{path.name}") from None


def _with_gaps(drill: Drill, backend: Backend, language: Literal["zh", "en"]) -> str:
    out: list[str] = []
    inside = False
    where = f"{drill.slug}/right/model_{backend}.py"
    for number, line in enumerate(_model(drill, backend).splitlines(), start=1):
        if line.lstrip().startswith("# fill:"):
            found = _FILL.fullmatch(line)
            if not found:
                raise ContentError("a gap's words are `en / zh`", where=f"{where}:{number}")
            if inside:
                raise ContentError("a gap begins inside another", where=f"{where}:{number}", remedy="Write `# end`.")
            inside = True
            out += [f"{found['indent']}# TODO: {found[language]}", f"{found['indent']}..."]
        elif _END.fullmatch(line):
            if not inside:
                raise ContentError("`# end` without `# fill:`", where=f"{where}:{number}")
            inside = False
        elif not inside:
            out.append(line)
    if inside or not any("# TODO: " in line for line in out):
        raise ContentError("a gap isn't closed, or there is none", where=where, remedy="`# fill: en / zh` … `# end`")
    return "\n".join(out) + "\n"


def _signatures(drill: Drill, backend: Backend) -> str:
    """Give the imports and the asked-for functions' first lines."""
    source = _model(drill, backend)
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
