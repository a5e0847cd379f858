"""Find cards by their words: Chinese by the character, other languages by the beginning of a word.

SQLite's FTS5, said in SQL of its own; another database needs another module here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, column, literal_column, table, text

from studyapp.domain.card import Card

# One token each: the tokenizer would take a run of them for one word.
_CJK = re.compile(
    r"([\u2e80-\u2fdf\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
)
_TOKEN = re.compile(r"\w", re.UNICODE)
# A character of a tag that the tokenizer would part it at.
_ESCAPED = re.compile(r"qx([0-9a-f]+)qx")

WORDS = table("card_words", column("rowid"))


@dataclass(frozen=True, slots=True)
class Words:
    """What of a card can be searched."""

    question: str
    rest: str
    tags: str


def words_of(card: Card, tags: tuple[str, ...]) -> Words:
    question = f"{card.question.zh}\n{card.question.en}\n{card.id}"
    points = "\n".join(f"{point.text.zh}\n{point.text.en}" for point in card.key_points)
    rest = "\n".join((card.prompt, card.answer.zh, card.answer.en, points, card.source, card.errata))
    return Words(_spaced(question), _spaced(rest), " ".join(map(_tag, tags)))


def index_words(connection: Connection, words: Mapping[int, Words]) -> None:
    """Replace what is known of these items."""
    if not words:
        return
    connection.execute(text("DELETE FROM card_words WHERE rowid = :item"), [{"item": item} for item in words])
    connection.execute(
        text("INSERT INTO card_words(rowid, question, rest, tags) VALUES (:item, :question, :rest, :tags)"),
        [{"item": item, "question": w.question, "rest": w.rest, "tags": w.tags} for item, w in words.items()],
    )


def indexed(connection: Connection) -> set[int]:
    return set(connection.execute(text("SELECT rowid FROM card_words")).scalars())


def expression(sought: str, tag: str = "") -> str:
    """Give the query in FTS5's own language: every word must occur. Empty where nothing could be sought."""
    parts = [phrase for word in sought.split() if (phrase := _phrase(word))]
    if tag:
        parts.append(f'tags : "{_tag(tag)}"')
    return " AND ".join(parts)


def in_question(sought: str, tag: str = "") -> str:
    """Like `expression`, where the question alone must have all words."""
    found, tagged = expression(sought), expression("", tag)
    return " AND ".join(filter(None, (f"question : ({found})" if found else "", tagged)))


def matching(expression: str) -> ColumnElement[bool]:
    """Give the condition on `WORDS` that a card's words answer to this."""
    return literal_column("card_words").op("MATCH", is_comparison=True)(expression)


def tags(connection: Connection) -> list[str]:
    """Give every tag there is, in small letters."""
    vocabulary = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.card_terms USING fts5vocab(main, card_words, col)"
    connection.execute(text(vocabulary))
    # Those of tags begin so, and the vocabulary is in order: the many other words are never looked at.
    chosen = text("SELECT term FROM temp.card_terms WHERE term >= 'tag' AND term < 'tah' AND col = 'tags'")
    terms = connection.execute(chosen).scalars()
    return sorted(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), term.removeprefix("tag")) for term in terms)


def _phrase(word: str) -> str:
    tokens = list(_tokens(word))
    if not tokens:
        return ""
    phrase = '"' + " ".join(tokens) + '"'
    return phrase if _CJK.match(tokens[-1]) else phrase + "*"


def _tokens(word: str) -> Iterator[str]:
    for piece in _spaced(word).split():
        token = "".join(char if _TOKEN.match(char) and char != "_" else " " for char in piece)
        yield from token.split()


def _spaced(text: str) -> str:
    return _CJK.sub(r" \1 ", text.replace("\0", " "))


def _tag(tag: str) -> str:
    """Write a tag as one token, from which `tags` can tell it."""
    return "tag" + "".join(char if char.isalnum() else f"qx{ord(char):x}qx" for char in tag.lower())
