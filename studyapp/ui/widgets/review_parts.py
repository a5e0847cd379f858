"""The pieces of the review screen, as text: what is shown for a card, and the summary."""

from collections.abc import Callable, Set
from itertools import groupby

from textual.content import Content

from studyapp.authoring.parameters import NotANumber, Off, Right, Slipped
from studyapp.domain.card import ContentLanguage
from studyapp.domain.log import Entry, standing
from studyapp.domain.memory import Unseen
from studyapp.i18n import _, listed, ngettext
from studyapp.study.opening import Study
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Ended, Shown
from studyapp.study.suggesting import mark_typed
from studyapp.typeset.cells import cell_len
from studyapp.ui.widgets.card_text import render_markdown
from studyapp.ui.widgets.heading import question_text
from studyapp.ui.words import (
    COLOURS,
    SIGNS,
    broken,
    coming_day_word,
    day_word,
    event_word,
    minutes_word,
    percent_word,
    rating_word,
)

Key = Callable[[str], str]
"""Says the key of a binding."""


def question(shown: Shown, language: ContentLanguage, width: int, key: Key) -> Content:
    blocks = question_text(shown.question(language), shown.fill(shown.card.prompt), width)
    if shown.meaning_changed:
        words = _("This card means something else now: `{key}` learns it anew.").format(key=key("review.restart"))
        blocks.append(Content.styled(broken(words, width), "$text-warning"))
    elif shown.changed:
        words = broken(_("The wording has changed since you last saw it."), width)
        blocks.append(Content.styled(words, "$muted"))
    return Content("\n\n").join(blocks)


def answer(shown: Shown, language: ContentLanguage, width: int, typed: str) -> Content:
    blocks = [Content.styled("\n───", "$panel")]
    if typed:
        you = _("You") + "   "
        margin = cell_len(you)
        own = broken(typed, width - margin).replace("\n", "\n" + " " * margin)
        blocks.append(Content.assemble((you, "$muted"), own, _marked(shown, language, typed)))
    blocks.append(render_markdown(shown.answer(language), width))
    return Content("\n\n" if typed else "\n").join(blocks)


def _marked(shown: Shown, language: ContentLanguage, typed: str) -> Content:
    sign, style = {Right: ("✓", "$text-success"), NotANumber: ("~", "$text-warning")}.get(
        type(mark_typed(shown, typed)), ("✗", "$text-error")
    )
    words = verdict(shown, language, typed)
    return Content.assemble("   ", (f"{sign} {words}", style)) if words else Content("")


def verdict(shown: Shown, language: ContentLanguage, typed: str) -> str:
    """Say what became of a number that was typed; nothing for other answers."""
    match mark_typed(shown, typed):
        case Right():
            return _("right")
        case Slipped(slip):
            return _("that is what comes out of this slip: {slip}").format(slip=slip.name.text(language))
        case Off():
            return _("not right")
        case NotANumber():
            return _("not read as a number")
        case None:
            return ""


def points(shown: Shown, language: ContentLanguage, width: int, ticked: Set[str], at: int) -> Content:
    if not shown.card.key_points:
        return Content("")
    lines = [Content(""), Content.styled(_("Key points"), "$muted")]
    for index, point in enumerate(shown.card.key_points):
        cursor = ("▸", "$accent") if index == at else " "
        box = ("[✓]", "$text-success") if point.id in ticked else "[ ]"
        text = render_markdown(shown.fill(point.text.text(language)), width - 6)
        first, *rest = text.split("\n", allow_blank=True)
        head = Content.assemble(cursor, " ", box, " ", first)
        whole = Content("\n").join([head, *(Content.assemble(" " * 6, line) for line in rest)])
        lines.append(whole.stylize(f"@click=screen.tick_point({index})"))
    return Content("\n").join(lines)


def extra(shown: Shown, width: int, opened: Set[str], key: Key) -> Content:
    """Source, errata and history; the source is folded to its first line until opened."""
    blocks: list[Content] = []
    if shown.card.source:
        source = render_markdown(shown.card.source, width - 3)
        if "source" not in opened:
            first, *more = source.split("\n")
            hint = f" … ({key('review.source')})"
            source = Content.assemble(first.truncate(width - 3 - cell_len(hint)), hint) if more else first
        blocks.append(_titled(_("Source"), source))
    if shown.card.errata:
        if "errata" in opened:
            blocks.append(_titled("⚑ " + _("Errata"), render_markdown(shown.card.errata, width - 3)))
        else:
            blocks.append(Content.styled("⚑ " + _("Errata") + f" ({key('review.errata')})", "$text-warning"))
    if "history" in opened:
        blocks.append(_titled(_("History"), history(shown, width - 3)))
    return Content.assemble("\n", Content("\n\n").join(blocks)) if blocks else Content("")


def _titled(title: str, body: Content) -> Content:
    lines = [Content.assemble("   ", line) for line in body.split("\n", allow_blank=True)]
    return Content("\n").join([Content.styled(title, "$muted"), *lines])


def history(shown: Shown, width: int) -> Content:
    """What happened to this card, oldest first, and what the scheduler makes of it."""
    kept = {entry.id for entry in standing(list(shown.history))}
    rows = [_event_row(entry, entry.id in kept, width) for entry in shown.history]
    lines = [row for row in rows if row is not None] or [Content(_("not seen before"))]
    memory = shown.state.memory
    if shown.recall is not None and not isinstance(memory, Unseen):
        words = _("recall now {recall} · stability {stability:.1f} d · difficulty {difficulty:.1f} of 10 · lapses {n}")
        said = words.format(
            recall=percent_word(shown.recall), stability=memory.stability, difficulty=memory.difficulty, n=memory.lapses
        )
        lines.append(Content.styled(broken(said, width), "$muted"))
    return Content("\n").join(lines)


def _event_row(entry: Entry, kept: bool, width: int) -> Content | None:
    words = event_word(entry.event)
    if not words:
        return None
    words = broken(words, width - 12).replace("\n", "\n" + " " * 12)
    style = "" if kept else "strike $muted"
    return Content.assemble((f"{entry.stamp.study_day}  ", "$muted"), (words, style))


def leech(card: str, lapses: int, key: Key) -> str:
    words = _("`{card}` was forgotten {n} times, so it is suspended. Mend or split it; `{key}` takes this back.")
    return words.format(card=card, n=lapses, key=key("review.undo"))


def ended_title(session: ReviewSession) -> Content:
    return Content.styled(_("Review") if session.kind == "daily" else _("Cram"), "bold")


def summary(session: ReviewSession, ended: Ended, study: Study) -> Content:
    tally = session.tally
    grades = sorted(tally.ratings.values())
    lines = [Content.styled(ended_words(ended, bool(grades)), "bold"), Content("")]
    if grades:
        minutes = minutes_word(sum(tally.seconds.values()) / 60)
        count = ngettext("{n} grade in {minutes}", "{n} grades in {minutes}", len(grades))
        lines += [Content(count.format(n=len(grades), minutes=minutes)), Content("")]
        for rating, group in groupby(grades):
            n = len(list(group))
            bar = "█" * max(1, round(30 * n / len(grades)))
            word = rating_word(rating)
            head = f"{SIGNS[rating]:<3}{word}{' ' * max(1, 7 - cell_len(word))}"
            lines.append(Content.assemble(head, (bar, COLOURS[rating]), f" {n}"))
    if tally.leeches:
        names = listed(tally.leeches.values())
        lines += [Content(""), Content(_("Suspended as leeches: {cards}").format(cards=names))]
    if when := coming_words(ended, study):
        lines += [Content(""), Content(when)]
    if grades and session.kind == "cram":
        lines += [Content(""), Content.styled(_("The schedule is as it was."), "$muted")]
    return Content("\n").join(lines)


def ended_words(ended: Ended, any_grade: bool) -> str:
    if ended.reason == "time":
        return _("Time is up.")
    if ended.reason == "left":
        return _("Left; what was graded is saved.")
    if ended.next_at is not None:
        return _("Nothing to do this moment.")
    return _("Done for now.") if any_grade else _("Nothing is due.")


def coming_words(ended: Ended, study: Study) -> str:
    now = study.clock.now()
    if ended.next_at is not None:
        left = (ended.next_at - now).total_seconds() / 60
        return (
            _("The next step is ready.") if left <= 0 else _("The next step comes in {t}.").format(t=minutes_word(left))
        )
    day = study.next_day()
    if day is None:
        return ""
    today = study.stamp().study_day
    return _("The next cards come {day}.").format(day=coming_day_word(day, today)) if day > today else day_word(day)
