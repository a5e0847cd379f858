"""Read a learner's file before it is run: is it Python, and does it name what the drill forbids?

Names are followed through imports, aliases and simple assignments; what hides from this is caught while it runs.
"""

import ast
import fnmatch
from collections.abc import Iterator, Sequence

from studyapp.judge.verdict import Refused, Unreadable

MAX_BYTES = 256 * 1024


def read_source(data: bytes) -> str | Unreadable:
    """Give the file's text, or why it is none."""
    if len(data) > MAX_BYTES:
        return Unreadable("size", f"{len(data) / 1024:.0f} KiB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Unreadable("encoding", line=data[: error.start].count(b"\n") + 1)
    try:
        ast.parse(text)
    except SyntaxError as error:
        line = error.lineno or 0
        lines = text.splitlines()
        return Unreadable(
            "syntax", str(error.msg), line, lines[line - 1].strip()[:200] if 0 < line <= len(lines) else ""
        )
    except (ValueError, RecursionError, MemoryError) as error:
        return Unreadable("syntax", str(error) or "nested too deeply")
    return text


def find_forbidden(text: str, patterns: Sequence[str]) -> Refused | None:
    """Give the first use of a forbidden name. `text` must be Python."""
    tree = ast.parse(text)
    names = [pattern for pattern in patterns if not pattern.startswith((".", "aten."))]
    methods = [pattern[1:] for pattern in patterns if pattern.startswith(".")]
    lines = text.splitlines()
    aliases: dict[str, str] = {}
    found: list[tuple[int, str, str]] = []
    for node in _in_order(tree):
        for used, kind in _names_used(node, aliases):
            if _fits(used, names):
                found.append((getattr(node, "lineno", 0), used, kind))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _fits(node.func.attr, methods):
            found.append((node.lineno, f".{node.func.attr}", "call"))
        _learn_alias(node, aliases)
    if not found:
        return None
    line, used, kind = min(found, key=lambda hit: hit[0])
    return Refused("import" if kind == "import" else "call", used, line, lines[line - 1].strip()[:200] if line else "")


def backend_of(text: str) -> str | None:
    """Guess the backend from what the file imports: torch, numpy or neither."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    roots = {name.partition(".")[0] for node in ast.walk(tree) for name in _imported(node)}
    return "torch" if "torch" in roots else "numpy" if "numpy" in roots else None


def _in_order(tree: ast.AST) -> Iterator[ast.AST]:
    """Give the nodes as they are read, so that an alias is known before its uses."""
    yield tree
    for child in ast.iter_child_nodes(tree):
        yield from _in_order(child)


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def _names_used(node: ast.AST, aliases: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name in _imported(node):
        yield name, "import"
    if isinstance(node, (ast.Attribute, ast.Name)):
        if name := _dotted(node, aliases):
            yield name, "use"
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("__import__", "getattr"):
        values = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if node.func.id == "__import__" and values:
            yield values[0], "import"
        elif node.func.id == "getattr" and values and (name := _dotted(node.args[0], aliases)):
            yield f"{name}.{values[0]}", "use"


def _dotted(node: ast.AST, aliases: dict[str, str]) -> str:
    """Give the full name that `a.b.c` stands for, if `a` is a module or an alias of one."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in aliases:
        return ""
    return ".".join([aliases[node.id], *reversed(parts)])


def _learn_alias(node: ast.AST, aliases: dict[str, str]) -> None:
    if isinstance(node, ast.Import):
        for alias in node.names:
            aliases[alias.asname or alias.name.partition(".")[0]] = (
                alias.name if alias.asname else alias.name.partition(".")[0]
            )
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        for alias in node.names:
            aliases[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    elif isinstance(node, ast.Assign) and (name := _dotted(node.value, aliases)):
        for target in node.targets:
            if isinstance(target, ast.Name):
                aliases[target.id] = name


def _fits(name: str, patterns: Sequence[str]) -> bool:
    """Say whether `name` is forbidden, or lies in something that is."""
    parts = name.split(".")
    return any(
        fnmatch.fnmatchcase(".".join(parts[: n + 1]), pattern) for n in range(len(parts)) for pattern in patterns
    )
