"""Bring the stored deck up to what the files say now. Nothing is parsed when no file changed."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from studyapp import __version__
from studyapp.domain.card import AuthoredCard
from studyapp.domain.problem import Place, Problem
from studyapp.i18n import _, language
from studyapp.storage.deck import SourceFile, apply_deck, read_source_files, write_source_files
from studyapp.storage.engine import Store
from studyapp.study.sources import Source, card_sources

#: Files are read anew when this changes: raise the second part when the parser learns something.
READER = f"{__version__}/1"


def reader_now() -> str:
    """Name who reads the files: this version, in the interface's language, since problems are worded in one."""
    return f"{READER}/{language()}"


@dataclass(frozen=True, slots=True)
class Synced:
    """`changed` is False where every file was as it was."""

    problems: tuple[Problem, ...]
    changed: bool


def sync(store: Store, content: Path, own: Path, now: datetime) -> Synced:
    sources = card_sources(content, own)
    with store.read() as connection:
        known = read_source_files(connection)
    reader = reader_now()
    stats = {source.label: source.path.stat() for source in sources}
    if known.keys() == stats.keys() and all(
        (file.size, file.mtime_ns, file.reader) == (stats[path].st_size, stats[path].st_mtime_ns, reader)
        for path, file in known.items()
    ):
        return Synced(tuple(problem for file in known.values() for problem in file.problems), changed=False)
    return _read_everything(store, sources, content / "topics.tsv", known, now)


def _read_everything(
    store: Store, sources: list[Source], topics: Path, known: dict[str, SourceFile], now: datetime
) -> Synced:
    data: dict[str, bytes] = {}
    files: dict[str, SourceFile] = {}
    unreadable: list[Problem] = []
    for source in sources:
        stat = source.path.stat()
        reader = reader_now()
        try:
            data[source.label] = source.path.read_bytes()
        except OSError as error:
            data[source.label], reader = b"", ""  # so that it is tried again at the next start
            unreadable.append(
                Problem(
                    Place(source.label, 1),
                    _("The file can't be read ({reason}).").format(reason=error.strerror),
                    _("Give yourself the right to read it."),
                )
            )
        digest = hashlib.sha256(data[source.label]).hexdigest()
        files[source.label] = SourceFile(source.label, stat.st_size, stat.st_mtime_ns, digest, reader, ())
    if not unreadable and _same(files, known):
        kept = [replace(file, problems=known[path].problems) for path, file in files.items()]
        with store.write() as connection:
            write_source_files(connection, kept)
        return Synced(tuple(problem for file in kept for problem in file.problems), changed=False)
    lost = {problem.place.file for problem in unreadable}
    cards, found = _parse([source for source in sources if source.label not in lost], topics, data)
    problems = sorted([*unreadable, *found])
    broken = frozenset(problem.place.file for problem in problems if problem.severity == "error")
    filed = [
        replace(file, problems=tuple(problem for problem in problems if problem.place.file == path))
        for path, file in files.items()
    ]
    with store.write() as connection:
        apply_deck(connection, cards, broken, now)
        write_source_files(connection, filed)
    return Synced(tuple(problems), changed=True)


def _same(files: dict[str, SourceFile], known: dict[str, SourceFile]) -> bool:
    return files.keys() == known.keys() and all(
        (file.sha256, file.reader) == (known[path].sha256, known[path].reader) for path, file in files.items()
    )


def _parse(sources: list[Source], topics: Path, data: dict[str, bytes]) -> tuple[list[AuthoredCard], list[Problem]]:
    """Give the cards, the first one of each id, and every problem of the files and between them."""
    from studyapp.authoring.cards import parse_cards
    from studyapp.authoring.deck import check_deck
    from studyapp.authoring.topics import read_topics

    cards: list[AuthoredCard] = []
    problems: list[Problem] = []
    broken: list[str] = []
    for source in sources:
        parsed = parse_cards(data[source.label], source.label, own=source.own)
        cards += parsed.cards
        problems += parsed.problems
        broken += parsed.broken
    problems += check_deck(cards, read_topics(topics), broken)
    first: dict[str, AuthoredCard] = {}
    for authored in cards:
        first.setdefault(authored.card.id, authored)
    return list(first.values()), problems
