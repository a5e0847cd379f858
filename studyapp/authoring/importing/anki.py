"""Notes exported from Anki as text, with its header lines, or any table of two columns."""

import csv
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from studyapp.authoring.importing.cloze import Part, cloze_proposals, proposal
from studyapp.authoring.importing.reading import NoteText
from studyapp.domain.proposal import Proposal, Proposed, Refused

_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
_HEADER = re.compile(r"^#([a-z ]+):(.*)$", re.IGNORECASE)
_CLOZE = re.compile(r"\{\{c(?P<number>\d+)::(?P<hidden>.*?)(?:::(?P<hint>[^{}]*?))?\}\}", re.DOTALL)
_LINE_BREAK = re.compile(r"<br\s*/?>|</?(?:div|p|li|ul|ol|tr|h\d)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_IMAGE = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*["']?([^"'>\s]+)["']?[^>]*>""", re.IGNORECASE)
_MATH = (
    (re.compile(r"\\\((.+?)\\\)|<anki-mathjax>(.+?)</anki-mathjax>", re.DOTALL), "$"),
    (re.compile(r"\\\[(.+?)\\\]", re.DOTALL), "$$"),
)
_STYLES = ((r"</?(?:b|strong)\b[^>]*>", "**"), (r"</?(?:i|em)\b[^>]*>", "*"), (r"</?code\b[^>]*>", "`"))
_SOUND = re.compile(r"\[sound:[^\]]*\]")


@dataclass(slots=True)
class _Header:
    """What the lines that begin with # say. `special`: columns that are no fields, counted from 0."""

    separator: str = ""
    html: bool = False
    special: set[int] = field(default_factory=set)
    deck: int = -1
    lines: int = 0


def looks_like_anki(lines: Sequence[str], name: str) -> bool:
    if lines and re.match(r"#(separator|html|tags|columns|notetype|deck|guid)\b.*:", lines[0], re.IGNORECASE):
        return True
    said = [line for line in lines if line.strip()]
    if name.lower().endswith(".csv"):
        return True
    return name.lower().endswith(".txt") and bool(said) and sum("\t" in line for line in said) > 0.8 * len(said)


def propose_anki(note: NoteText, file: str) -> Proposed:
    """The first two fields of a note are question and answer; one with a cloze is a card for each number."""
    header = _read_header(note.lines)
    body = note.lines[header.lines :]
    reader = csv.reader((f"{line}\n" for line in body), delimiter=header.separator or _guess(body))
    proposals: list[Proposal] = []
    refused: list[Refused] = []
    last = 0
    for fields in _rows(reader):
        first, last = last + 1, reader.line_num
        line, end = first + header.lines, last + header.lines
        path = (fields[header.deck].rpartition("::")[2],) if 0 <= header.deck < len(fields) else ()
        texts = [_markdown(text, header) for at, text in enumerate(fields) if at not in header.special]
        if not any(texts):
            continue
        if _CLOZE.search(texts[0]):
            proposals += cloze_proposals(list(_parts("\n\n".join(filter(None, texts[:2])))), file, line, end, path)
        elif len(texts) > 1 and texts[0] and texts[1]:
            question = " ".join(texts[0].split())
            proposals.append(proposal(file, line, end, question, texts[1], "plain_question", path))
        elif texts[0]:
            refused.append(Refused(file, line, " ".join(texts[0].split()), "empty"))
    return Proposed(file, tuple(proposals), tuple(refused), note.embedded, lines=note.lines)


def _rows(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:  # a field longer than csv takes: no card
            continue


def _read_header(lines: Sequence[str]) -> _Header:
    header = _Header()
    for line in lines:
        found = _HEADER.match(line)
        if not found:
            break
        header.lines += 1
        name, value = found[1].lower(), found[2].strip()
        if name == "separator":
            header.separator = _SEPARATORS.get(value.lower(), value[:1])
        elif name == "html":
            header.html = value.lower() == "true"
        elif name.endswith(" column") and value.isdecimal():
            header.special.add(int(value) - 1)
            header.deck = int(value) - 1 if name.startswith("deck") else header.deck
    return header


def _guess(lines: Sequence[str]) -> str:
    said = [line for line in lines[:50] if line.strip()]
    counts = {separator: sum(separator in line for line in said) for separator in ("\t", ";", ",")}
    return max(counts, key=counts.__getitem__) if said else "\t"


def _markdown(text: str, header: _Header) -> str:
    text = _SOUND.sub("", text)
    if header.html or re.search(r"<(br|div|b|img|p)\b", text, re.IGNORECASE):
        text = _IMAGE.sub(r"![](\1)", text)
        for style, mark in _STYLES:
            text = re.sub(style, mark, text, flags=re.IGNORECASE)
        text = html.unescape(_TAG.sub("", _LINE_BREAK.sub("\n", text))).replace("\xa0", " ")
    for formula, mark in _MATH:
        text = formula.sub(partial(_formula, mark), text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _formula(mark: str, found: re.Match[str]) -> str:
    return f"{mark}{next(filter(None, found.groups())).strip()}{mark}"


def _parts(text: str) -> Iterator[Part]:
    at = 0
    for found in _CLOZE.finditer(text):
        yield Part(text[at : found.start()])
        yield Part(found["hidden"], int(found["number"]), found["hint"] or "")
        at = found.end()
    yield Part(text[at:])
