"""YAML to plain data that remembers where each value stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from studyapp.authoring.report import Report
from studyapp.i18n import _

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 20
Data = object


@dataclass(frozen=True, slots=True)
class Located:
    """`data` as plain Python; `root` finds the line of any part of it. `first_line` is 1-based."""

    data: Mapping[object, object]
    root: yaml.MappingNode
    first_line: int

    def line(self, path: Sequence[object]) -> int:
        """Give the line of the key or item at `path`, or of the nearest thing above it."""
        node: yaml.Node = self.root
        line = node.start_mark.line
        for part in path:
            found = _child(node, part)
            if found is None:
                continue  # pydantic puts names of its own into a path
            key, node = found
            line = key.start_mark.line
        return self.first_line + line


def _child(node: yaml.Node, part: object) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(part)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None


def read_mapping(text: str, first_line: int, report: Report) -> Located | None:
    """Report what is wrong with `text`, whose first line is `first_line` of the file; None if unusable."""
    try:
        root = _compose(text)
        if not isinstance(root, yaml.MappingNode):
            report.add(first_line, _("There are no `key: value` lines here."), _("Write for example `level: 1`."))
            return None
        if (mark := _unwanted(root)) is not None:
            report.add(
                first_line + mark.line,
                _("YAML: repeated keys, anchors, tags and deep nesting can't be used."),
                _("Write each key once, with a plain value."),
            )
            return None
        loader = _Loader("")
        try:
            data = loader.construct_document(root)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        report.add(first_line + _line(error), _reason(error), _("Write `key: value`; quote a value with `: ` or `#`."))
        return None
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError, TypeError) as error:
        report.add(first_line, _("YAML: {reason}.").format(reason=str(error) or type(error).__name__))
        return None
    return Located(data, root, first_line)


def _compose(text: str) -> yaml.Node | None:
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _unwanted(root: yaml.Node) -> yaml.Mark | None:
    """Find the first repeated key, alias, own tag or too deep value. An alias makes one node occur twice."""
    seen: set[int] = set()
    stack: list[tuple[yaml.Node, int]] = [(root, 0)]
    while stack:
        node, depth = stack.pop()
        mark: yaml.Mark = node.start_mark
        if id(node) in seen or depth > MAX_DEPTH or not node.tag.startswith("tag:yaml.org,2002:"):
            return mark
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            keys: set[object] = set()
            for key, value in node.value:
                mark = key.start_mark
                if not isinstance(key, yaml.ScalarNode) or key.value in keys:
                    return mark
                keys.add(key.value)
                stack.append((value, depth + 1))
        elif isinstance(node, yaml.SequenceNode):
            stack += [(item, depth + 1) for item in node.value]
    return None


def _line(error: yaml.MarkedYAMLError) -> int:
    """An open bracket or quote is reported where it opens, anything else where it was noticed."""
    opened = error.context or ""
    mark = error.context_mark if "flow" in opened or "quoted" in opened else error.problem_mark
    mark = mark or error.problem_mark or error.context_mark
    return mark.line if mark else 0


def _reason(error: yaml.MarkedYAMLError) -> str:
    parts = [part for part in (error.context, error.problem) if part]
    return _("YAML: {reason}.").format(reason=", ".join(parts))
