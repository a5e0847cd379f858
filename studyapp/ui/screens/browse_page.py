"""The browser as it is painted, and how it searches: beside the typing, one search at a time, only the newest shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from studyapp.domain.card import ContentLanguage
from studyapp.errors import StudyError
from studyapp.i18n import _
from studyapp.study import browsing
from studyapp.study.browsing import CardState, FoundCard, Query, Source, Wider
from studyapp.study.opening import Study
from studyapp.study.pictures import picture_file
from studyapp.study.showing import Shown
from studyapp.study.whereabouts import Whereabouts
from studyapp.ui.screens.opening import Opener
from studyapp.ui.widgets.bars import Header, Key, KeyLine, ThinRule
from studyapp.ui.widgets.card_inline import Picture
from studyapp.ui.widgets.card_text import pictures
from studyapp.ui.widgets.found_cards import card_page, filter_line, found_line, nothing_found
from studyapp.ui.widgets.found_list import FoundList, Line
from studyapp.ui.widgets.page import Page
from studyapp.ui.widgets.search_line import SearchLine

#: Columns from which the card stands beside the list.
_BESIDE = 100
#: So long must the cursor rest before the card is read: who goes through the list sees no card of it anyhow.
_REST_S = 0.06


class BrowsePage(Opener[None]):
    """Knows what is sought, found and shown; what the keys do to it is the screen's."""

    @dataclass
    class Searched(Message):
        """`wider` is known where nothing was found; `all`, how many cards there are, where it may have changed."""

        query: Query
        cards: list[FoundCard]
        total: int
        wider: Wider | None
        all: int | None

    @dataclass
    class Failed(Message):
        error: StudyError

    def __init__(self, study: Study) -> None:
        super().__init__(classes="full")
        self._study = study
        self._language: ContentLanguage = study.content_language
        self._query = query_of(study.where)
        self._on = study.where.found_item  # the item that the cursor is to be on once it is found
        self._found: BrowsePage.Searched | None = None
        self._all = 0
        self._searching = False
        self._again = self._failed = False
        self._stale = True  # cards may not be as they were when they were found
        self._shown: Shown | None = None
        self._rest: Timer | None = None

    def matter(self) -> ComposeResult:
        with Horizontal(id="search-row"):
            yield Static("/", id="search-sign")
            yield SearchLine(self._query.words, id="search")
        yield Static(id="filters")
        yield ThinRule(id="search-rule", classes="rule")
        yield Static(id="nothing")
        with Horizontal(id="hits"):
            yield FoundList(id="cards")
            yield Page(id="card")

    def on_mount(self) -> None:
        self.query_one("#filters").auto_links = False
        self.query_one("#card").query_one(Static).auto_links = False
        self.query_one(SearchLine).focus()
        self.query_one(SearchLine).select_all()  # so that typing begins anew

    def on_screen_resume(self) -> None:
        self._language = self._study.content_language
        self.search_anew()

    # Searching

    def narrow(self, query: Query) -> None:
        """Search for something else, and remember it."""
        if query == self._query:
            return
        same_filters = replace(query, words=self._query.words) == self._query
        self._query, self._on = query, -1
        remember_query(self._study.where, query)
        if not same_filters:
            self._paint_filters()
        self.search()

    def search_anew(self) -> None:
        """Search once more, for cards that may have changed."""
        self._stale = True
        self.search()

    def search(self) -> None:
        """Search now, or once the search that is under way is over: only the newest one matters."""
        self._again = self._searching
        if not self._searching:
            self._searching = True
            self.run_worker(partial(self._search, self._query, count=self._stale), thread=True, group="search")

    def _search(self, query: Query, *, count: bool) -> None:
        try:
            cards, total = browsing.find(self._study, query)
            wider = browsing.wider(self._study, query) if not total else None
            every = browsing.count(self._study) if count else None
            self.post_message(self.Searched(query, cards, total, wider, every))
        except StudyError as error:
            self.post_message(self.Failed(error))

    def _searched(self) -> None:
        self._searching = False
        if self._again:
            self.search()

    def on_browse_page_searched(self, message: Searched) -> None:
        if message.all is not None:
            self._all = message.all
        if message.query == self._query and not self._again:
            self._found = message
            self._paint_found()
        if self._failed:
            self._failed = False
            self.say_fault("")
        self._searched()

    def on_browse_page_failed(self, message: Failed) -> None:
        self._failed = True
        self.say_fault(str(message.error))
        self._searched()

    # Painting

    @property
    def current(self) -> FoundCard | None:
        return self.query_one(FoundList).current

    @property
    def reading(self) -> bool:
        """Say whether the card stands in place of the list."""
        return self.has_class("-reading")

    def measure(self, size: Size | None = None) -> None:
        super().measure(size)
        beside = (size or self.size).width >= _BESIDE
        self.set_class(beside, "-beside")
        if beside:
            self.remove_class("-reading")

    def paint(self) -> None:
        self.query_one(SearchLine).placeholder = _("words of a card, in Chinese or English")
        self._paint_filters()
        self._stale = True  # the card may be in another language or of another width
        self._paint_found()

    def _paint_filters(self) -> None:
        width = max(20, self.size.width - 4)
        self.show("filters", filter_line(self._query, self.key, width, only_set=self.has_class("-low")))

    def _paint_found(self) -> None:
        found = self._found
        self._paint_header()
        if found is None:
            return
        nothing = Content("")
        if found.wider is not None:
            nothing = nothing_found(found.query, self._all, found.wider, self.key, self.text_width)
        if nothing or self.query_one("#nothing").display:
            self.show("nothing", nothing)  # above the list, which stays there and keeps the focus
        today = self._study.stamp().study_day

        def lines(width: int) -> Line:
            return found_line(found.cards, self._language, today, width)

        self.query_one(FoundList).show(found.cards, lines, on=self._on)
        self._on = 0
        card = self.current
        if self._stale or card is None or self._shown is None or self._shown.item != card.item:
            self._stale = False
            self._read_card()
        self._paint_keys()

    def _paint_header(self) -> None:
        left, right = Content.styled(_("Cards"), "bold"), Content("…")
        if self._found is not None:
            counts = (
                _("{n} of {all}") if self._found.total <= browsing.MOST else _("{n} of {all}, the first {most} here")
            )
            right = Content(counts.format(n=self._found.total, all=self._all, most=browsing.MOST))
        self.query_one("#header", Header).say(left, right)

    def _paint_keys(self) -> None:
        keys, more = self.query_one("#keys", KeyLine), self.query_one("#more-keys", KeyLine)
        other = Key("browse.language", "EN" if self._language == "zh" else "中文")
        card = self.current
        if isinstance(self.focused, Input):
            to_list = [Key("search.leave", _("to the cards"))] if card is not None else []
            clear = [Key("browse.clear", _("all cards"))] if self._query != Query() else []
            keys.show([*to_list, *clear, Key("browse.leave", _("back"))])
            more.show([Key("app.palette", _("all that can be done")), Key("app.help", _("all keys"))])
            return
        head = [] if self.reading or card is None else [Key("rows.choose", _("read"))]
        head += [Key("browse.before browse.next", _("other cards"))] if self.reading else []
        head += [Key("browse.search", _("search")), Key("browse.leave", _("back"))]
        if card is None:
            keys.show(head)
            more.show([Key("browse.clear", _("all cards")), Key("browse.undo", _("undo")), other])
            return
        aside = _("take up") if card.state == "suspended" else _("set aside")
        keys.show(
            [*head, Key("browse.edit", _("edit")), Key("browse.suspend", aside), Key("browse.undo", _("undo")), other]
        )
        retire = _("take back in") if card.state == "retired" else _("take out")
        own = [Key("browse.retire", retire), Key("browse.note", _("its note"))] if card.imported else []
        rest = [Key("browse.restart", _("learn anew")), Key("browse.doubt", _("wrong card")), *own]
        more.show([*rest, Key("browse.history", _("history")), Key("app.help", _("all keys"))])

    def on_descendant_focus(self) -> None:
        self._paint_keys()

    on_descendant_blur = on_descendant_focus

    # The card

    def _read_card(self) -> None:
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        card, page = self.current, self.query_one("#card", Page)
        if card is None or not (self.reading or self.has_class("-beside")):
            self._shown = None
            page.show(lambda _width: Content(""))
            return
        try:
            shown = self._shown = browsing.look(self._study, card.item)
        except StudyError as error:
            self._shown, words = None, str(error)
            page.show(lambda _width: Content(words))
            return
        page.show(lambda width: card_page(shown, card, self._language, max(20, min(width - 1, 92))))

    def on_found_list_moved(self, message: FoundList.Moved) -> None:
        self._study.where.found_item = message.card.item
        self.query_one("#card").scroll_home(animate=False)
        self._paint_keys()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_REST_S, self._read_card)

    def pictures(self) -> Sequence[Picture]:
        if self._shown is None:
            return []
        card, shown = self._shown.card, self._shown
        texts = [shown.question(self._language), card.prompt, shown.answer(self._language), card.source, card.errata]
        return list(dict.fromkeys(picture for text in texts for picture in pictures(text)))

    def picture_file(self, source: str) -> Path:
        assert self._shown is not None
        return picture_file(source, self._shown.stored.place.file, self._study.content, self._study.home)


def query_of(where: Whereabouts) -> Query:
    """Give what was sought last; what can't be sought any more is left out."""
    return Query(
        words=where.found_words,
        area=where.found_area,
        tag=where.found_tag,
        state=_one_of(where.found_state, CardState),
        leech=where.found_leech,
        flagged=where.found_flagged,
        source=_one_of(where.found_source, Source),
    )


def _one_of(value: str, names: Any) -> Any:
    return value if value in get_args(names) else ""


def remember_query(where: Whereabouts, query: Query) -> None:
    where.found_words, where.found_area, where.found_tag = query.words, query.area, query.tag
    where.found_state, where.found_source = query.state, query.source
    where.found_leech, where.found_flagged = query.leech, query.flagged


FilterName = Literal["area", "tag", "state", "source"]
