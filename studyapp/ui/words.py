"""How grades, intervals, days and areas are said, in the interface's language and without colour."""

from datetime import date, timedelta
from itertools import pairwise

from studyapp.domain.log import Buried, Doubted, Event, Restarted, Resumed, Reviewed, Stamp, Suspended
from studyapp.domain.memory import InSteps, Memory, Rating, Spaced
from studyapp.i18n import N_, _, language, ngettext
from studyapp.typeset.linebreak import breaks

#: A sign beside the word, so that a grade is never told by colour alone.
SIGNS = {Rating.AGAIN: "✗", Rating.HARD: "~", Rating.GOOD: "✓", Rating.EASY: "✓✓"}
COLOURS = {Rating.AGAIN: "$error", Rating.HARD: "$warning", Rating.GOOD: "$success", Rating.EASY: "$success"}
_RATINGS = {Rating.AGAIN: N_("Again"), Rating.HARD: N_("Hard"), Rating.GOOD: N_("Good"), Rating.EASY: N_("Easy")}
_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_MONTHS = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)
_AREAS = {
    "normalization": N_("Normalization"),
    "cnn-architectures": N_("CNN architectures"),
    "optimizers": N_("Optimizers"),
    "initialization": N_("Initialization"),
    "losses": N_("Losses"),
    "detection": N_("Detection"),
    "evaluation": N_("Evaluation"),
    "convolution": N_("Convolution"),
    "basics": N_("Basics"),
    "activations": N_("Activations"),
    "pooling": N_("Pooling"),
    "regularization": N_("Regularization"),
    "hyperparameters": N_("Hyperparameters"),
    "rnn": N_("Recurrent networks"),
    "contrastive": N_("Contrastive learning"),
    "training": N_("Training"),
    "segmentation": N_("Segmentation"),
    "programming": N_("Programming"),
    "deployment": N_("Deployment"),
    "projects": N_("Projects"),
    "gnn": N_("Graph networks"),
    "tensors-layout": N_("Tensors and layouts"),
}


_STATES = {
    "new": N_("new"),
    "learning": N_("in steps"),
    "review": N_("spaced"),
    "suspended": N_("suspended"),
    "retired": N_("retired"),
}


def rating_word(rating: Rating) -> str:
    return _(_RATINGS[rating])


def area_word(area: str) -> str:
    """Give an area's name; one that the user made up is shown as it is written."""
    return _(_AREAS[area]) if area in _AREAS else area.replace("-", " ")


def state_word(state: str) -> str:
    return _(_STATES[state])


def level_dots(level: int) -> str:
    return "●" * level + "○" * (3 - level)


def event_word(event: Event) -> str:
    """Say what happened to a card; nothing for what only serves the log."""
    match event:
        case Reviewed(given):
            kind = {"daily": "", "cram": " · " + _("cram"), "mock": " · " + _("mock")}[given.kind]
            took = _("{n} s").format(n=round(given.seconds))
            return f"{SIGNS[given.rating]} {rating_word(given.rating)} · {took}{kind}"
        case Suspended():
            return _("suspended")
        case Resumed():
            return _("resumed")
        case Buried():
            return _("buried")
        case Restarted():
            return _("learned anew")
        case Doubted(text):
            return _("called wrong: {text}").format(text=text)
        case _:
            return ""


def interval_word(memory: Memory, stamp: Stamp) -> str:
    """Say when a card graded now would come back."""
    match memory:
        case InSteps(due_at=due_at):
            return minutes_word((due_at - stamp.at).total_seconds() / 60)
        case Spaced():
            return days_word(memory.interval_days)
        case _:
            return ""


def minutes_word(minutes: float) -> str:
    return _("{n} min").format(n=max(1, round(minutes)))


def days_word(days: int) -> str:
    if days < 60:
        return _("{n} d").format(n=days)
    if days < 730:
        return _("{n} mo").format(n=_short(days / 30.4))
    return _("{n} y").format(n=_short(days / 365.25))


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def day_word(day: date) -> str:
    if language() == "zh":
        return f"{day.month}月{day.day}日 {_(_WEEKDAYS[day.weekday()])}"
    return f"{_(_WEEKDAYS[day.weekday()])} {day.day} {_(_MONTHS[day.month - 1])}"


def coming_day_word(day: date, today: date) -> str:
    if day - today == timedelta(days=1):
        return _("tomorrow")
    return _("in {n} days ({day})").format(n=(day - today).days, day=day_word(day))


def days_to_go_word(days: int) -> str:
    if days > 0:
        return ngettext("{n} day to go", "{n} days to go", days).format(n=days)
    return _("interview today") if days == 0 else _("interview date passed")


def clock_word(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def percent_word(part: float) -> str:
    return f"{round(100 * part)}%"


def broken(text: str, width: int) -> str:
    """Break a message into lines of at most `width` cells, Chinese and Latin as each wants it, beside its own."""
    return "\n".join(line for own in text.split("\n") for line in _broken(own, width))


def _broken(line: str, width: int) -> list[str]:
    cuts = [0, *breaks(line, width), len(line)]
    return [line[a:b].rstrip() for a, b in pairwise(cuts)]
