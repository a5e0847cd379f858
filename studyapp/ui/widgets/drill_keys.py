"""The keys of the drill screen, for each moment of a sitting."""

from studyapp.domain.card import ContentLanguage
from studyapp.domain.log import Stamp
from studyapp.domain.memory import Memory, Rating
from studyapp.i18n import N_, _
from studyapp.ui.widgets.bars import Key, ShownKey
from studyapp.ui.words import COLOURS, SIGNS, interval_word, rating_word

#: From the fullest way to say a grade to the shortest: word, sign, interval.
WAYS = ("wsi", "si", "i")
_PANES = {
    "statement": N_("statement"),
    "model": N_("model answer"),
    "code": N_("code"),
    "results": N_("results"),
}


def writing(*, running: bool, hints: tuple[int, int]) -> tuple[list[Key], list[Key]]:
    """Give the keys in two lengths. `hints`: how many were taken, of how many."""
    taken, of = hints
    run = Key("drill.run", _("run anew") if running else _("run"))
    hint = [Key("drill.hint", _("hint {n} of {of}").format(n=taken + 1, of=of))] if taken < of else []
    short_hint = [Key("drill.hint", _("hint"))] if taken < of else []
    give_up = Key("drill.give_up", _("give up"))
    stop, leave = Key("drill.leave", _("stop")), Key("drill.leave", _("leave"))
    leave_kept = Key("drill.leave", _("leave, draft is kept"))
    return (
        [run, Key("drill.edit", _("editor")), *hint, give_up, stop if running else leave_kept],
        [run, *short_hint, give_up, stop if running else leave],
    )


def writing_late() -> tuple[list[Key], list[Key]]:
    """It is over, or the time is: it can be graded, and the code still be run."""
    ready = [Key("drill.grading", _("grade")), Key("drill.run", _("run"))]
    model = Key("drill.give_up", _("model answer"))
    return (
        [*ready, model, Key("drill.leave", _("leave, draft is kept"))],
        [*ready, Key("drill.leave", _("leave"))],
    )


def reading(pane: str, *, can_grade: bool) -> tuple[list[Key | ShownKey], list[Key | ShownKey]]:
    """Another pane than the code has the focus."""
    grade = [Key("drill.grading", _("grade"))] if can_grade else []
    rows = pane == "results"
    does = [Key("rows.choose", _("open, close"))] if rows else []
    move = Key("rows.up rows.down", _("move")) if rows else ShownKey("↑ ↓", _("move"), "focused.scroll_down")
    back = Key("drill.leave", _("back to the code"))
    run = Key("drill.run", _("run"))
    return [*grade, move, *does, run, back], [*grade, run, *does, back]


def grades(previews: dict[Rating, Memory], stamp: Stamp, suggested: Rating, way: str) -> list[Key]:
    keys = []
    for rating in Rating:
        parts = {"w": rating_word(rating), "s": SIGNS[rating], "i": interval_word(previews[rating], stamp)}
        mark = "▸" if rating is suggested else ""
        said = " ".join(parts[part] for part in way)
        keys.append(Key(f"drill.grade{rating:d}", said, COLOURS[rating], mark))
    return keys


def more_grades(next_stage: str, next_pane: str) -> list[Key]:
    go_on = [Key("drill.next_stage", _("go on: {stage}").format(stage=next_stage))] if next_stage else []
    later, model = Key("drill.leave", _("later")), Key("drill.give_up", _("model answer"))
    return [Key("drill.take", _("takes ▸")), *go_on, later, _pane(next_pane), model]


def graded() -> list[Key]:
    return [
        Key("drill.leave", _("back")),
        Key("rows.choose", _("open, close")),
        Key("drill.undo", _("take the grade back")),
    ]


def more(language: ContentLanguage, next_pane: str) -> list[Key]:
    return [
        _pane(next_pane),
        Key("drill.level", _("starter")),
        Key("drill.clock", _("clock")),
        Key("drill.language", "EN" if language == "zh" else "中文"),
        Key("app.help", _("all keys")),
    ]


def _pane(next_pane: str) -> Key:
    return Key("drill.pane", _(_PANES[next_pane]))
