"""The keys of the review screen, for each moment of a card."""

from studyapp.domain.card import ContentLanguage
from studyapp.domain.memory import Rating
from studyapp.i18n import _
from studyapp.study.showing import Shown
from studyapp.ui.widgets.bars import Key
from studyapp.ui.words import COLOURS, SIGNS, interval_word, rating_word


def writing(*, number: bool) -> list[Key]:
    show = Key("Enter" if number else "Ctrl+S", _("show the answer"), "screen.reveal")
    return [show, Key("Esc", _("leave the box"), "screen.leave")]


def question(language: ContentLanguage) -> list[Key]:
    reveal = Key(_("Space"), _("show the answer"), "screen.go_on")
    return [reveal, Key("t", _("write first"), "screen.type"), _undo(), _other(language)]


def more_question() -> list[Key]:
    setting_aside = [Key("b", _("bury"), "screen.bury"), Key("p", _("suspend"), "screen.suspend")]
    return [*setting_aside, _help(), Key("q", _("leave"), "screen.leave")]


def grades(shown: Shown, suggested: Rating, *, words: bool = True) -> list[Key]:
    """The four grades, each with a sign and with when the card would come back; without their words if need be."""
    keys = []
    for rating in Rating:
        memory = shown.previews.get(rating)
        said = [rating_word(rating)] if words else []
        said += [SIGNS[rating], *([interval_word(memory, shown.stamp)] if memory is not None else [])]
        mark = "▸" if rating is suggested else ""
        keys.append(Key(f"{mark}{rating}", " ".join(said), f"screen.grade({rating})", COLOURS[rating]))
    return keys


def more_answer(shown: Shown, language: ContentLanguage) -> list[Key]:
    return [
        Key(_("Space"), _("takes ▸"), "screen.go_on"),
        _undo(),
        _other(language),
        *([Key("x", _("errata"), "screen.unfold('errata')")] if shown.card.errata else []),
        Key("h", _("history"), "screen.unfold('history')"),
        Key("w", _("wrong card"), "screen.doubt"),
        _help(),
    ]


def _undo() -> Key:
    return Key("u", _("undo"), "screen.undo")


def _other(language: ContentLanguage) -> Key:
    return Key("l", "EN" if language == "zh" else "中文", "screen.language")


def _help() -> Key:
    return Key("?", _("all keys"), "app.help")
