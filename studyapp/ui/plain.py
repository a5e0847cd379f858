"""The daily session line by line: for screen readers, pipes and terminals that can't draw."""

from collections import Counter
from collections.abc import Iterator

from studyapp.domain.card import ContentLanguage
from studyapp.domain.log import Reviewed
from studyapp.domain.memory import Rating
from studyapp.errors import StaleCard, StorageError
from studyapp.i18n import _, listed, ngettext
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Ended, Given, Shown
from studyapp.study.suggesting import suggest
from studyapp.ui.reading import read_aloud
from studyapp.ui.widgets import review_parts as parts
from studyapp.ui.words import area_word, event_word, interval_word, minutes_word, rating_word

WIDTH = 78
_WIDE_DIGITS = str.maketrans("１２３４", "1234")


class _Left(Exception):
    """The user left, or the input ended."""


def converse(session: ReviewSession, language: ContentLanguage) -> None:
    """Ask on standard output, read from standard input, until the queue, the input or the user ends it."""
    _Conversation(session, language).run()


class _Conversation:
    def __init__(self, session: ReviewSession, language: ContentLanguage) -> None:
        self._session = session
        self._language: ContentLanguage = language

    def run(self) -> None:
        print(_("Commands at any prompt: :u undo, :l language, :b bury, :p suspend, :w TEXT wrong card, :q leave"))
        try:
            while isinstance(found := self._session.next(), Shown):
                self._card(found)
        except _Left:
            found = Ended("left", None)
        print()
        for line in self._summary(found):
            print(line)

    def _card(self, shown: Shown) -> None:
        typed = self._question(shown)
        if typed is None:
            return
        for line in self._answer(shown, typed):
            print(line)
        suggested = suggest(shown, None, typed)
        while True:
            said = self._read(shown, self._grades(shown, suggested))
            if said is None:
                return
            digit = said.translate(_WIDE_DIGITS) or str(int(suggested))
            if digit in ("1", "2", "3", "4"):
                self._grade(shown, Rating(int(digit)), typed)
                return
            print(_("1, 2, 3 or 4, please."))

    def _question(self, shown: Shown) -> str | None:
        """Show the question and take an answer, perhaps empty; None if something else was done with the card."""
        progress = self._session.progress()
        while True:
            print()
            where = _("card {done} of {total}").format(done=progress.at, total=progress.total)
            level = _("level {n}").format(n=shown.card.level)
            print(listed((where, area_word(shown.card.area), level)))
            for text in (shown.question(self._language), shown.fill(shown.card.prompt)):
                if text:
                    print(read_aloud(text, WIDTH))
            if shown.meaning_changed:
                print(_("This card means something else now."))
            elif shown.changed:
                print(_("The wording has changed since you last saw it."))
            language = self._language
            said = self._read(shown, _("your answer, or Enter: "))
            if said is not None or self._language == language:
                return said

    def _answer(self, shown: Shown, typed: str) -> Iterator[str]:
        if verdict := parts.verdict(shown, self._language, typed):
            yield "\n" + verdict
        yield "\n" + read_aloud(shown.answer(self._language), WIDTH)
        if shown.card.key_points:
            yield "\n" + _("Key points")
        for number, point in enumerate(shown.card.key_points, start=1):
            yield f"{number}. {read_aloud(shown.fill(point.text.text(self._language)), WIDTH - 4)}"
        for title, text in ((_("Source"), shown.card.source), (_("Errata"), shown.card.errata)):
            if text:
                yield f"\n{title}\n{read_aloud(text, WIDTH)}"

    def _summary(self, ended: Ended) -> Iterator[str]:
        tally = self._session.tally
        grades = sorted(tally.ratings.values())
        yield parts.ended_words(ended, bool(grades))
        if grades:
            count = ngettext("{n} grade in {minutes}", "{n} grades in {minutes}", len(grades))
            yield count.format(n=len(grades), minutes=minutes_word(sum(tally.seconds.values()) / 60))
            yield listed(f"{rating_word(rating)} {n}" for rating, n in sorted(Counter(grades).items()))
        if tally.leeches:
            yield _("Suspended as leeches: {cards}").format(cards=listed(tally.leeches.values()))
        if when := parts.coming_words(ended, self._session.study):
            yield when
        if grades and self._session.kind == "cram":
            yield _("The schedule is as it was.")

    def _grades(self, shown: Shown, suggested: Rating) -> str:
        grades = []
        for rating in Rating:
            memory = shown.previews.get(rating)
            when = f" ({interval_word(memory, shown.stamp)})" if memory is not None else ""
            grades.append(f"{rating:d} {rating_word(rating)}{when}")
        return "\n" + _("{grades}; Enter takes {n}: ").format(grades=listed(grades), n=int(suggested))

    def _grade(self, shown: Shown, rating: Rating, typed: str) -> None:
        given = Given((self._session.study.clock.now() - shown.stamp.at).total_seconds(), self._language, typed)
        try:
            leech = self._session.grade(rating, given)
        except StaleCard as error:
            print(error)
            return
        except StorageError as error:
            print(error)  # the same card comes again
            return
        print(_("saved: {rating}").format(rating=rating_word(rating)), flush=True)
        if leech:
            print(_("forgotten too often: suspended as a leech"))

    def _read(self, shown: Shown, prompt: str) -> str | None:
        """Give a line; None after a command that may have put another card on, or this one anew."""
        while True:
            try:
                line = input(prompt).strip()
            except EOFError:
                raise _Left from None
            if not line.startswith(":"):
                return line
            try:
                if self._command(shown, line):
                    return None
            except StorageError as error:
                print(error)  # nothing was written, so the same prompt stands

    def _command(self, shown: Shown, line: str) -> bool:
        """Do it; say whether a card is to be shown now."""
        word, _space, rest = line.partition(" ")
        match word:
            case ":q":
                raise _Left
            case ":u":
                undone = self._session.undo()
                if undone is None:
                    print(_("There is nothing to take back."))
                    return False
                what = rating_word(undone.answer.rating) if isinstance(undone, Reviewed) else event_word(undone)
                print(_("Taken back: {what}.").format(what=what))
            case ":l":
                self._language = "en" if self._language == "zh" else "zh"
            case ":b":
                self._session.bury()
            case ":p":
                self._session.suspend()
            case ":w" if rest.strip():
                self._session.doubt(rest.strip())
                print(_("Noted; `studyapp doctor` lists it."))
            case ":w":
                print(_("Write what is wrong after :w."))
                return False
            case _:
                print(_("no such command: {line}").format(line=line))
                return False
        return True
