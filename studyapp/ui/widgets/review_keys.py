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
    return [_help(), *setting_aside, Key("q", _("leave"), "screen.quit_session")]


#: From the fullest way to say a grade to the shortest, by what is said: word, sign, interval.
WAYS = ("wsi", "si", "i", "s")


def grades(shown: Shown, suggested: Rating, way: str) -> list[Key]:
    """The four grades, said in one of `WAYS`: in the last, all four fit the narrowest terminal."""
    keys = []
    for rating in Rating:
        memory = shown.previews.get(rating)
        when = interval_word(memory, shown.stamp) if memory is not None else SIGNS[rating]
        parts = {"w": rating_word(rating), "s": SIGNS[rating], "i": when}
        said = dict.fromkeys(parts[part] for part in way)
        mark = "▸" if rating is suggested else ""
        keys.append(Key(f"{mark}{rating}", " ".join(said), f"screen.grade({rating})", COLOURS[rating]))
    return keys


def more_answer(shown: Shown, language: ContentLanguage) -> list[Key]:
    return [
        Key(_("Space"), _("takes ▸"), "screen.go_on"),
        _help(),
        _undo(),
        _other(language),
        *([Key("x", _("errata"), "screen.unfold('errata')")] if shown.card.errata else []),
        Key("h", _("history"), "screen.unfold('history')"),
        Key("w", _("wrong card"), "screen.doubt"),
    ]


def ended(*, near: bool) -> list[Key]:
    """`near`: a step has come due while the summary stands."""
    go_on = [Key("Enter", _("go on"), "screen.go_on")] if near else []
    return [*go_on, Key("q", _("back"), "screen.quit_session"), _undo()]


def _undo() -> Key:
    return Key("u", _("undo"), "screen.undo")


def _other(language: ContentLanguage) -> Key:
    return Key("l", "EN" if language == "zh" else "中文", "screen.language")


def _help() -> Key:
    return Key("?", _("all keys"), "app.help")
