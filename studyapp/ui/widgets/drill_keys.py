"""The keys of the drill screen, for each moment of a sitting."""

from studyapp.domain.card import ContentLanguage
from studyapp.domain.log import Stamp
from studyapp.domain.memory import Memory, Rating
from studyapp.i18n import N_, _
from studyapp.ui.widgets.bars import Key
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
    run = Key("F5", _("run anew") if running else _("run"), "screen.run")
    hint = [Key("F2", _("hint {n} of {of}").format(n=taken + 1, of=of), "screen.hint")] if taken < of else []
    short_hint = [Key("F2", _("hint"), "screen.hint")] if taken < of else []
    give_up = Key("F8", _("give up"), "screen.give_up")
    stop, leave = Key("Esc", _("stop"), "screen.leave"), Key("Esc", _("leave"), "screen.leave")
    leave_kept = Key("Esc", _("leave, draft is kept"), "screen.leave")
    return (
        [run, Key("F4", _("editor"), "screen.edit"), *hint, give_up, stop if running else leave_kept],
        [run, *short_hint, give_up, stop if running else leave],
    )


def writing_late() -> tuple[list[Key], list[Key]]:
    """It is over, or the time is: it can be graded, and the code still be run."""
    ready = [Key("Ctrl+G", _("grade"), "screen.grading"), Key("F5", _("run"), "screen.run")]
    model = Key("F8", _("model answer"), "screen.give_up")
    return (
        [*ready, model, Key("Esc", _("leave, draft is kept"), "screen.leave")],
        [*ready, Key("Esc", _("leave"), "screen.leave")],
    )


def reading(pane: str, *, can_grade: bool) -> tuple[list[Key], list[Key]]:
    """Another pane than the code has the focus."""
    grade = [Key("Ctrl+G", _("grade"), "screen.grading")] if can_grade else []
    does = [Key("Enter", _("open, close"), "focused.choose")] if pane == "results" else []
    back = Key("Esc", _("back to the code"), "screen.leave")
    run = Key("F5", _("run"), "screen.run")
    return [*grade, Key("↑ ↓", _("move"), "focused.move(1)"), *does, run, back], [*grade, run, *does, back]


def grades(previews: dict[Rating, Memory], stamp: Stamp, suggested: Rating, way: str) -> list[Key]:
    keys = []
    for rating in Rating:
        parts = {"w": rating_word(rating), "s": SIGNS[rating], "i": interval_word(previews[rating], stamp)}
        mark = "▸" if rating is suggested else ""
        said = " ".join(parts[part] for part in way)
        keys.append(Key(f"{mark}{rating}", said, f"screen.grade({rating})", COLOURS[rating]))
    return keys


def more_grades(next_stage: str, next_pane: str) -> list[Key]:
    go_on = [Key("n", _("go on: {stage}").format(stage=next_stage), "screen.next_stage")] if next_stage else []
    later, model = Key("Esc", _("later"), "screen.leave"), Key("F8", _("model answer"), "screen.give_up")
    return [Key("Enter", _("takes ▸"), "screen.take"), *go_on, later, _pane(next_pane), model]


def graded() -> list[Key]:
    return [
        Key("Esc", _("back"), "screen.leave"),
        Key("Enter", _("open, close"), "focused.choose"),
        Key("u", _("take the grade back"), "screen.undo"),
    ]


def more(language: ContentLanguage, next_pane: str) -> list[Key]:
    return [
        _pane(next_pane),
        Key("F7", _("starter"), "screen.level"),
        Key("F3", _("clock"), "screen.clock"),
        Key("Ctrl+L", "EN" if language == "zh" else "中文", "screen.language"),
        Key("F1", _("all keys"), "app.help"),
    ]


def _pane(next_pane: str) -> Key:
    return Key("F6", _(_PANES[next_pane]), "screen.next_pane")
