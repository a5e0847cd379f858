"""The code fences of a card that a machine reads: proofs, parameters, rubric patterns."""

import ast
import warnings
from collections.abc import Iterator

from studyapp.authoring.markdown import Block
from studyapp.authoring.report import Report
from studyapp.authoring.sections import Section
from studyapp.authoring.validation import Located, Model, validate
from studyapp.authoring.yaml_data import read_mapping
from studyapp.domain.card import Proof
from studyapp.i18n import _

CHECK, PARAMS, RUBRIC = "python check", "yaml params", "yaml rubric"


def _info(block: Block) -> str:
    return " ".join(block.first.info.split())


def _fences(section: Section, info: str, report: Report) -> Iterator[Block]:
    """Give the section's fences; prose between them is allowed."""
    fences = [block for block in section.blocks if block.first.type == "fence"]
    if not fences:
        report.add(section.line, _("There is no fence here."), _("Write ```` ```{info} ````.").format(info=info))
    for fence in fences:
        if _info(fence) == info:
            yield fence
        else:
            report.add(
                fence.start + 1,
                _("This fence is marked `{found}`.").format(found=_info(fence)[:40]),
                _("Mark it ```` ```{info} ````.").format(info=info),
            )


def report_stray_fences(section: Section, report: Report) -> None:
    """A machine-read fence in another section would silently do nothing."""
    for block in section.blocks:
        if block.first.type == "fence" and (info := _info(block)) in (CHECK, PARAMS, RUBRIC):
            report.add(
                block.start + 1,
                _("A `{info}` fence isn't read here.").format(info=info),
                _("Move it into its own section."),
            )


def read_data(section: Section, info: str, model: type[Model], report: Report) -> tuple[Model, Located] | None:
    fences = list(_fences(section, info, report))
    if len(fences) > 1:
        report.add(fences[1].start + 1, _("There is more than one such fence."), _("Join them."))
    if not fences:
        return None
    located = read_mapping(fences[0].first.content, fences[0].start + 2, report)
    data = located and validate(model, located, report)
    return (data, located) if data and located else None


def read_proofs(section: Section, report: Report) -> tuple[Proof, ...]:
    proofs = [Proof(fence.first.content, fence.start + 2) for fence in _fences(section, CHECK, report)]
    return tuple(proof for proof in proofs if _asserts(proof, report))


def _asserts(proof: Proof, report: Report) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            nodes = list(ast.walk(ast.parse(proof.code)))
    except SyntaxError as error:
        report.add(
            proof.line + (error.lineno or 1) - 1,
            _("This is no Python: {reason}.").format(reason=error.msg),
            _("Correct the code."),
        )
        return False
    except (ValueError, RecursionError, MemoryError):
        report.add(proof.line, _("This is no Python."), _("Correct the code."))
        return False
    if not any(_is_assertion(node) for node in nodes):
        report.add(proof.line, _("This proof asserts nothing."), _("Write `assert ...` for each claim."))
        return False
    return True


def _is_assertion(node: ast.AST) -> bool:
    """`assert`, or a call such as np.testing.assert_allclose."""
    match node:
        case ast.Assert():
            return True
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name.startswith("assert")
    return False
