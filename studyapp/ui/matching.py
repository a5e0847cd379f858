"""Finding something by a few letters or characters of what it is called, in whichever language."""

from collections.abc import Sequence
from unicodedata import normalize

#: Behind what begins so, what has a word that begins so, and what contains it: letters in this order.
_SCATTERED = 3


def rank(query: str, names: Sequence[str]) -> int | None:
    """Say how well one of the names answers to every word of the query, 0 best; None if none does."""
    words = _plain(query).split()
    ranks = [min(found, default=None) for found in _ranks(words, [_plain(name) for name in names])]
    if None in ranks:
        return None
    return max((one for one in ranks if one is not None), default=0)


def _ranks(words: Sequence[str], names: Sequence[str]) -> list[list[int]]:
    return [[one for name in names if (one := _rank_word(word, name)) is not None] for word in words]


def _rank_word(word: str, name: str) -> int | None:
    if name.startswith(word):
        return 0
    if f" {word}" in name:
        return 1
    if word in name:
        return 2
    letters = iter(name)
    scattered = len(word) > 2 and word.isascii() and all(letter in letters for letter in word)
    return _SCATTERED if scattered else None


def _plain(text: str) -> str:
    """Full-width letters, as an input method gives them, are the plain ones; so are capitals."""
    return normalize("NFKC", text).casefold()
