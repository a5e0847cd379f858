"""The Chinese interface: every message has a translation that says the same with the same values in it."""

import argparse
import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import studyapp
from studyapp import i18n
from studyapp.cli import usage

PACKAGE = Path(studyapp.__file__).parent
SOURCE = PACKAGE / "locale/zh/LC_MESSAGES/studyapp.po"
CODE = re.compile(r"`[^`]+`")

Texts = tuple[str, ...]


def texts(message: object) -> Texts:
    """One text, or those of a plural."""
    return tuple(map(str, message)) if isinstance(message, (tuple, list)) else (str(message),)


@cache
def messages() -> frozenset[Texts]:
    """Everything that `make messages` finds, and what it can't see."""
    found = extract_from_dir(PACKAGE, [("**.py", "python")], {}, DEFAULT_KEYWORDS | {"N_": None})
    return frozenset(texts(message) for _file, _line, message, _comments, _context in found).union(hidden().values())


@cache
def hidden() -> dict[str, Texts]:
    """Messages inside f-strings, by place: before Python 3.12 Babel doesn't see them there."""
    calls = {
        f"{file.relative_to(PACKAGE).as_posix()}:{call.lineno}: {ast.unparse(call)}": call
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "N_", "ngettext")
    }
    said = {
        place: tuple(part.value for part in call.args if isinstance(part, ast.Constant) and isinstance(part.value, str))
        for place, call in calls.items()
    }
    return {place: message for place, message in said.items() if message}


@cache
def catalog() -> Catalog:
    with SOURCE.open("rb") as file:
        return read_po(file)


@cache
def translations() -> dict[Texts, Texts]:
    return {texts(message.id): texts(message.string) for message in catalog() if message.id}


def pairs() -> Iterator[tuple[str, str]]:
    """Each English text with its translation; both forms of a plural with the one there is in Chinese."""
    return ((english, chinese) for ids, told in translations().items() for english in ids for chinese in told)


def fields(text: str) -> set[tuple[str | None, str | None, str | None]]:
    """What `str.format` would put in: name, form and conversion."""
    return {(name, form, conversion) for _text, name, form, conversion in Formatter().parse(text) if name is not None}


def outer_blanks(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text) - len(text.rstrip())


def test_every_message_has_a_translation() -> None:
    assert messages()
    assert messages() - translations().keys() == set()
    assert [ids for ids, told in translations().items() if not all(told)] == []


def test_every_translation_belongs_to_a_message() -> None:
    assert translations().keys() - messages() == set()
    assert list(catalog().obsolete) == []


def test_no_translation_is_a_guess() -> None:
    assert [message.id for message in catalog() if message.fuzzy] == []


def test_translations_have_the_same_placeholders() -> None:
    assert [(english, chinese) for english, chinese in pairs() if fields(english) != fields(chinese)] == []


def test_code_in_a_message_stays_as_it_is() -> None:
    assert [
        (english, chinese)
        for english, chinese in pairs()
        if sorted(CODE.findall(english)) != sorted(CODE.findall(chinese))
    ] == []


def test_blanks_at_the_ends_are_kept() -> None:
    assert [(english, chinese) for english, chinese in pairs() if outer_blanks(english) != outer_blanks(chinese)] == []


def test_header_says_encoding_and_plural() -> None:
    """`pybabel update --omit-header` drops both, and every plural is then refused."""
    text = SOURCE.read_text(encoding="utf-8")

    assert "Content-Type: text/plain; charset=utf-8" in text
    assert "Plural-Forms: nplurals=1; plural=0;" in text


def test_no_message_stands_inside_an_f_string() -> None:
    assert list(hidden()) == []


#: What shows a text to the user: each argument is looked at.
SHOWS = {
    *("Static", "Label", "Content", "styled", "assemble", "Option", "Row", "Key", "ShownKey", "Input", "TextArea"),
    *("print", "notify", "say", "say_note", "say_fault", "update", "error", "exit", "input", "append", "add_parser"),
    *("Binding", "add_argument", "add_mutually_exclusive_group", "ArgumentParser", "ArgumentTypeError"),
    *("StudyError", "UsageProblem", "EnvironmentProblem", "StorageError", "ContentError", "ConfigError", "NoDevice"),
}
#: The arguments of these that are no text for the user.
SILENT = {
    "id",
    "classes",
    "name",
    "action",
    "dest",
    "choices",
    "default",
    "prog",
    "language",
    "style",
    "theme",
    "severity",
    "where",
    "type",
}
#: Words that are the same in both languages: names, code, keys, and what only a machine reads.
SAME = {"studyapp", "NumPy", "PyTorch", "English", "Esc", "Tab", "Enter", "FILE", "FOLDER", "SLUG", "EN", "check"}
SAME |= {"notes", "cases", "py", "right", "fill", "en", "zh", "end"}  # of drills, which have the same names in both
WORD = re.compile(r"[A-Za-z\u4e00-\u9fff]{2,}")


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def shown_as_written(call: ast.Call) -> Iterator[str]:
    """The literal texts among what a call shows, f-strings and pairs of text and style included."""
    position = {"Binding": 2, "Key": 1, "ShownKey": 1, "styled": 0, "Row": 1}.get(called(call), 0)
    if called(call) in ("add_argument", "add_parser", "add_mutually_exclusive_group", "Input", "TextArea"):
        position = len(call.args)
    last = (
        position + 1 if called(call) in ("Binding", "Key", "ShownKey", "styled", "Static", "Label") else len(call.args)
    )
    shown = [*call.args[position:last], *(word.value for word in call.keywords if word.arg not in SILENT)]
    for node in shown:
        if isinstance(node, ast.Tuple):
            node = node.elts[0]
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def test_whatever_is_shown_goes_through_the_translation() -> None:
    """Literal words given to what shows text. The walk through all screens finds what comes by other ways."""
    found = [
        f"{file.relative_to(PACKAGE).as_posix()}:{call.lineno}: {text!r}"
        for folder in ("ui", "cli", "study", "judge")
        for file in sorted((PACKAGE / folder).rglob("*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and called(call) in SHOWS
        for text in shown_as_written(call)
        if WORD.search(text) and not set(WORD.findall(text)) <= SAME
    ]

    assert found == []


def test_argparse_says_nothing_that_is_not_translated() -> None:
    """Every message of argparse that a command line can bring about; what only a programmer sees is named here."""
    source = Path(argparse.__file__).read_text(encoding="utf-8")
    calls = [call for call in ast.walk(ast.parse(source)) if isinstance(call, ast.Call) and called(call) == "_"]
    said = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    programmers = ("conflicting", "invalid option string", "dest=", "is an invalid argument for", "invalid conflict_")
    programmers += ("mutually exclusive", "cannot ", "is not callable", "unexpected option string", ".__call__()")
    unused = ("expected at most one", "expected at least one", 'argument "-" with mode', "can't open")
    ours = {message for message in said if not any(part in message for part in (*programmers, *unused))}

    assert ours - set(usage.MESSAGES) == set()
    told = translations()
    fields = re.compile(r"%(?:\(\w+\))?[a-z]")
    for message in usage.MESSAGES:
        assert sorted(fields.findall(told[message,][0])) == sorted(fields.findall(message)), message


def test_the_compiled_catalog_answers_in_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = tmp_path / "zh/LC_MESSAGES/studyapp.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, catalog())
    monkeypatch.setattr(i18n, "locale_root", lambda: tmp_path)

    i18n.use_language("zh")

    assert i18n._("Again") == "重来"
    for ids, told in translations().items():
        one, many = ids[0], ids[-1]
        answers = {i18n.ngettext(one, many, n) for n in (0, 1, 2, 21)} if len(ids) > 1 else {i18n._(one)}
        assert answers == {told[0]}
