"""The keys of the review screen, for each moment of a card."""

from studyapp.domain.card import ContentLanguage
from studyapp.domain.memory import Rating
from studyapp.i18n import _
from studyapp.study.showing import Shown
from studyapp.ui.widgets.bars import Key, ShownKey
from studyapp.ui.words import COLOURS, SIGNS, interval_word, rating_word


def writing(*, number: bool) -> list[Key | ShownKey]:
    words = _("show the answer")
    show = ShownKey("Enter", words, "screen.reveal") if number else Key("review.reveal", words)
    return [show, Key("review.leave", _("leave the box"))]


def question(language: ContentLanguage) -> list[Key]:
    reveal = Key("review.go_on", _("show the answer"))
    return [reveal, Key("review.type", _("write first")), _undo(), _other(language)]


def more_question(pictures: bool) -> list[Key]:
    setting_aside = [Key("review.bury", _("bury")), Key("review.suspend", _("suspend"))]
    return [_help(), *_image(pictures), *setting_aside, Key("review.quit", _("leave"))]


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
        keys.append(Key(f"review.grade{rating:d}", " ".join(said), COLOURS[rating], mark))
    return keys


def more_answer(shown: Shown, language: ContentLanguage, pictures: bool) -> list[Key]:
    return [
        Key("review.go_on", _("takes ▸")),
        _help(),
        _undo(),
        _other(language),
        *_image(pictures),
        *([Key("review.errata", _("errata"))] if shown.card.errata else []),
        Key("review.history", _("history")),
        Key("review.doubt", _("wrong card")),
    ]


def ended(*, near: bool) -> list[Key]:
    """`near`: a step has come due while the summary stands."""
    go_on = [Key("review.tick", _("go on"))] if near else []
    return [*go_on, Key("review.quit", _("back")), _undo()]


def _image(pictures: bool) -> list[Key]:
    return [Key("review.image", _("image"))] if pictures else []


def _undo() -> Key:
    return Key("review.undo", _("undo"))


def _other(language: ContentLanguage) -> Key:
    return Key("review.language", "EN" if language == "zh" else "中文")


def _help() -> Key:
    return Key("app.help", _("all keys"))
