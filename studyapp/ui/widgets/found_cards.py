"""Cards that were found, as text: a line of the list, the filters in words, and the whole card."""

from collections.abc import Callable, Sequence
from datetime import date

from textual.content import Content

from studyapp.authoring.parameters import PLACEHOLDER
from studyapp.domain.card import ContentLanguage
from studyapp.i18n import N_, _, ngettext
from studyapp.study.browsing import FoundCard, Query, Wider
from studyapp.study.showing import Shown
from studyapp.typeset.cells import cell_len
from studyapp.ui.widgets import review_parts
from studyapp.ui.widgets.card_text import render_markdown
from studyapp.ui.widgets.found_list import Line
from studyapp.ui.widgets.heading import question_text
from studyapp.ui.widgets.runs import printable
from studyapp.ui.words import area_word, broken, day_word, level_dots, state_word

SOURCES = {"content": N_("shipped"), "own": N_("own files"), "imported": N_("imported")}
STATES = ("new", "learning", "review", "suspended", "retired")
LEECH, FLAGGED = "↺", "⚑"

_ASIDE = {"suspended": "‖", "retired": "⊘"}
_GAP = 2
#: Cells of a question that must be left for another column to stand beside it.
_QUESTION = 44
_MARKED = frozenset("$*`[]<\\&_!~")
#: Days ahead from which a day without its year could be misread.
_FAR = 300


def found_line(cards: Sequence[FoundCard], language: ContentLanguage, today: date, width: int) -> Line:
    """Give what paints a card's line in `width` cells; the columns that say least are left out first."""
    areas = {card.area for card in cards}
    area = max(map(cell_len, map(area_word, areas)), default=0)
    when = max(
        (cell_len(_when_words(*stands, today)) for stands in {(card.state, card.due) for card in cards}), default=0
    )
    signs = max((len(_signs(card)) for card in cards), default=0)
    room = width - (signs + _GAP if signs else 0)
    columns: list[tuple[int, Callable[[FoundCard], Content]]] = []
    if room - when - _GAP >= _QUESTION // 2:
        room -= when + _GAP
        columns.append((when, lambda card: _when(card, today)))
    if len(areas) > 1 and room - area - _GAP >= _QUESTION:
        room -= area + _GAP
        columns.insert(0, (area, lambda card: Content.styled(area_word(card.area), "$muted")))
    if signs:
        columns.append((signs, lambda card: Content.styled(_signs(card), "$text-warning")))

    def line(card: FoundCard) -> Content:
        question = Content(question_line(card, language)).truncate(room, ellipsis=True)
        cells = [(room, question), *((size, make(card)) for size, make in columns)]
        return Content(" " * _GAP).join([_padded(cell, size) for size, cell in cells])

    return line


def _padded(cell: Content, size: int) -> Content:
    return Content.assemble(cell, " " * max(0, size - cell.cell_length))


def question_line(card: FoundCard, language: ContentLanguage) -> str:
    """Give a question in one line; numbers that are drawn anew each time are left open."""
    text = PLACEHOLDER.sub("…", card.question.text(language))
    if not _MARKED.isdisjoint(text):
        text = render_markdown(text, 10_000).plain
    return printable(" ".join(text.split()))


def _when(card: FoundCard, today: date) -> Content:
    is_due = card.due is not None and card.due <= today
    return Content.styled(_when_words(card.state, card.due, today), "$accent" if is_due else "$muted")


def _when_words(state: str, due: date | None, today: date) -> str:
    if state != "review" or due is None:
        return state_word(state)
    return _("due") if due <= today else due_day(due, today)


def due_day(due: date, today: date) -> str:
    return due.isoformat() if (due - today).days > _FAR else day_word(due)


def _signs(card: FoundCard) -> str:
    return _ASIDE.get(card.state, "") + (LEECH if card.leech else "") + (FLAGGED if card.flagged else "")


def filter_words(query: Query) -> list[tuple[str, str, bool]]:
    """Give for every filter the name of its action, its words, and whether it narrows the search."""
    every = _("all")
    named = [
        ("area", _("area"), area_word(query.area) if query.area else every, query.area),
        ("tag", _("tag"), query.tag or every, query.tag),
        ("state", _("state"), state_word(query.state) if query.state else every, query.state),
        ("source", _("source"), _(SOURCES[query.source]) if query.source else every, query.source),
    ]
    boxes = [("leech", _("leeches"), query.leech), ("flagged", _("called wrong"), query.flagged)]
    found = [(name, f"{word}: {value}", bool(narrow)) for name, word, value, narrow in named]
    return found + [(name, f"[{'✓' if on else ' '}] {word}", on) for name, word, on in boxes]


def filter_line(query: Query, key: Callable[[str], str], width: int, *, only_set: bool) -> Content:
    """Say the filters, each with its key; a click does what the key does. `only_set` leaves the others out."""
    lines: list[Content] = [Content("")]
    for name, words, narrow in filter_words(query):
        if only_set and not narrow:
            continue
        markup = f"[@click=screen.filter_{name}][bold $accent]$key[/] [{'bold' if narrow else '$muted'}]$words[/][/]"
        part = Content.from_markup(markup, key=key(f"browse.{name}"), words=words)
        room = lines[-1].cell_length
        if room and room + 3 + part.cell_length > width:
            lines.append(part)
        else:
            lines[-1] = Content.assemble(lines[-1], "   ", part) if room else part
    return Content("\n").join(line.truncate(width, ellipsis=True) for line in lines)


def nothing_found(query: Query, cards: int, wider: Wider, key: Callable[[str], str], width: int) -> Content:
    """Say why nothing is listed, and what would be found otherwise."""
    if not cards and not wider.retired:
        words = _("There are no cards yet. `studyapp import FILE` makes some of your notes.")
        return Content(broken(words, width))
    narrow = any(is_set for _name, _words, is_set in filter_words(query))
    lines = [_("No card has these words.") if query.words.strip() and not narrow else _("No card is like that.")]
    if narrow and wider.without_filters:
        words = ngettext(
            "Without the filters there is {n}: {key}.",
            "Without the filters there are {n}: {key}.",
            wider.without_filters,
        )
        lines.append(words.format(n=wider.without_filters, key=key("browse.clear")))
    elif narrow:
        lines.append(_("{key} takes the filters away.").format(key=key("browse.clear")))
    if query.words.strip() and wider.without_words:
        words = ngettext(
            "Without the words there is {n}: {key}.", "Without the words there are {n}: {key}.", wider.without_words
        )
        lines.append(words.format(n=wider.without_words, key=key("browse.search" if narrow else "browse.clear")))
    if wider.retired:
        words = ngettext(
            "Of the retired cards there is {n}: {key}.", "Of the retired cards there are {n}: {key}.", wider.retired
        )
        lines.append(words.format(n=wider.retired, key=key("browse.state")))
    return Content("\n").join(
        [Content(lines[0]), *(Content.styled(broken(line, width), "$muted") for line in lines[1:])]
    )


def card_page(shown: Shown, found: FoundCard, language: ContentLanguage, width: int) -> Content:
    """Everything of a card: question, where it stands, answer, key points, source, errata, history, memory."""
    blocks = [
        *question_text(shown.question(language), shown.fill(shown.card.prompt), width),
        Content.styled(broken(standing_words(found, shown.stamp.study_day), width), "$muted"),
        Content.assemble(("───", "$panel"), "\n", render_markdown(shown.answer(language), width)),
    ]
    if shown.card.key_points:
        points = [_point(shown.fill(point.text.text(language)), width) for point in shown.card.key_points]
        blocks.append(Content("\n").join([Content.styled(_("Key points"), "$muted"), *points]))
    extra = review_parts.extra(shown, width, {"source", "errata", "history"}, lambda name: name)
    place = broken(str(found.place), width - 3).replace("\n", "\n   ")
    written = Content.assemble((_("Written in"), "$muted"), "\n   ", place)
    return Content("\n\n").join([*blocks, _without_first_line(extra), written])


def _point(text: str, width: int) -> Content:
    first, *rest = render_markdown(text, width - 5).split("\n", allow_blank=True)
    return Content("\n").join([Content.assemble("   · ", first), *(Content.assemble(" " * 5, line) for line in rest)])


def _without_first_line(content: Content) -> Content:
    return Content("\n").join(content.split("\n", allow_blank=True)[1:])


def standing_words(card: FoundCard, today: date) -> str:
    """Say where a card stands, with every sign of its line in words."""
    words = [area_word(card.area), level_dots(card.level), state_word(card.state)]
    if card.due is not None:
        words.append(_("due {day}").format(day=due_day(card.due, today)))
    words[2] = f"{_ASIDE.get(card.state, '')} {words[2]}".strip()
    words += [LEECH + " " + _("leech")] if card.leech else []
    words += [FLAGGED + " " + _("called wrong")] if card.flagged else []
    words += [_("imported")] if card.imported else []
    return " · ".join(words)
