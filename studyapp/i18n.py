"""The interface's language. Message ids are the English text; zh comes from locale/zh/.../studyapp.mo.

The interface's language is not the cards' language: both are settings, each switchable at run time.
"""

import gettext
import os
from collections.abc import Iterable
from typing import Literal

from studyapp.paths import locale_root

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_translation: gettext.NullTranslations = gettext.NullTranslations()
_language: Language = "en"


def use_language(language: Language) -> None:
    """Make `_` and `ngettext` answer in `language` from now on, in this process."""
    global _translation, _language
    _language = language
    _translation = _catalog(language)


def said_in(language: Language, message: str) -> str:
    """Give a message in a language that need not be the interface's."""
    return _catalog(language).gettext(message)


def _catalog(language: Language) -> gettext.NullTranslations:
    return gettext.translation("studyapp", localedir=str(locale_root()), languages=[language], fallback=True)


def spoken_language() -> Language:
    """Guess from the locale what to say until the user has chosen."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if spoken.startswith("zh") else "en"


def language() -> Language:
    return _language


def _(message: str) -> str:
    return _translation.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    return _translation.ngettext(one, many, n)


def listed(parts: Iterable[str]) -> str:
    """Join words as the interface's language does."""
    return ("、" if _language == "zh" else ", ").join(parts)


def sentences(*said: str) -> str:
    """Put whole sentences one behind the other: Chinese ones need no space between them."""
    return ("" if _language == "zh" else " ").join(filter(None, said))


def N_(message: str) -> str:
    """Mark a message for the translators where `_` can't be called yet; call `_` on it when it is shown."""
    return message
