"""`中文 / English` on one line; wrapped lines joined as each script wants it."""

import re

from studyapp.domain.card import Bilingual

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_WRAP_IN_CJK = re.compile(rf"(?<=[{_CJK}])\s*\n\s*(?=[{_CJK}])")
_WRAP = re.compile(r"\s*\n\s*")


def split_languages(text: str, masked: str = "") -> Bilingual | None:
    """Split at the one ` / `; None where there is none or more than one, or a side is empty.

    `masked` is `text` with the parts blanked out in which a ` / ` doesn't count.
    """
    parts = (masked or text).replace("\n", " ").split(" / ")
    if len(parts) != 2:
        return None
    zh, en = text[: len(parts[0])], text[len(parts[0]) + 3 :]
    if not zh.strip() or not en.strip():
        return None
    return Bilingual(join_lines(zh), join_lines(en))


def join_lines(text: str) -> str:
    """A line end between two Chinese characters is nothing, elsewhere a blank."""
    return _WRAP.sub(" ", _WRAP_IN_CJK.sub("", text.strip()))


def has_chinese(text: str) -> bool:
    return re.search(r"[\u3400-\u9fff]", text) is not None
