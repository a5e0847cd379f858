"""Find any card, look at it, set it aside, mend it."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from studyapp.authoring.card_reader import content_hash
from studyapp.domain.card import Bilingual, Card
from studyapp.domain.log import Doubted, Restarted, Resumed, Suspended
from studyapp.domain.problem import Problem
from studyapp.errors import ContentError, EnvironmentProblem
from studyapp.i18n import _
from studyapp.scheduling.memory import parameters_of
from studyapp.storage import browse, imported
from studyapp.storage.browse import CardState as CardState
from studyapp.storage.browse import FoundCard as FoundCard
from studyapp.storage.browse import Query as Query
from studyapp.storage.browse import Source as Source
from studyapp.study.opening import Study
from studyapp.study.showing import Shown, load
from studyapp.study.sync import sync
from studyapp.study.writing import act

#: So many lines at most: who doesn't find a card among them looks for something else.
MOST = 300


@dataclass(frozen=True, slots=True)
class Wider:
    """How many cards other searches would find, where one found nothing."""

    without_filters: int
    without_words: int
    retired: int


@dataclass(frozen=True, slots=True)
class Wording:
    """What an imported card said; `edited`: in words of the user's own."""

    card: Card
    edited: bool


def find(study: Study, query: Query, limit: int = MOST) -> tuple[list[FoundCard], int]:
    """Give the first cards and how many there are in all."""
    with study.store.read() as connection:
        return browse.find_cards(connection, query, limit), browse.count_cards(connection, query)


def count(study: Study) -> int:
    """Give how many cards there are, retired ones aside."""
    with study.store.read() as connection:
        return browse.count_cards(connection, Query())


def wider(study: Study, query: Query) -> Wider:
    with study.store.read() as connection:
        return Wider(
            without_filters=browse.count_cards(connection, Query(query.words)),
            without_words=browse.count_cards(connection, replace(query, words="")),
            retired=browse.count_cards(connection, replace(query, state="retired")),
        )


def areas(study: Study) -> list[str]:
    with study.store.read() as connection:
        return browse.areas_of(connection)


def tags(study: Study) -> list[str]:
    with study.store.read() as connection:
        return browse.tags_of(connection)


def look(study: Study, item: int) -> Shown:
    """Give a card with its history. Raises ContentError where its numbers can't be drawn."""
    with study.store.read() as connection:
        return load(connection, item, study.stamp(), parameters_of(study.config), previews=False)


def suspend(study: Study, item: int) -> None:
    act(study, item, Suspended("user"))


def resume(study: Study, item: int) -> None:
    act(study, item, Resumed())


def restart(study: Study, item: int) -> None:
    """Learn it anew."""
    act(study, item, Restarted())


def doubt(study: Study, item: int, note: str) -> None:
    act(study, item, Doubted(note))


def edit(study: Study, item: int, question: str, answer: str) -> Wording:
    """Give an imported card another wording; its note stays as it is, and later imports keep this one.

    Gives the wording before, for `put_back`. Raises ContentError for an empty one.
    """
    if not question.strip() or not answer.strip():
        raise ContentError(_("a card needs a question and an answer"))
    before = look(study, item).card
    asked, said = " ".join(question.split()), answer.strip("\n")
    card = replace(before, question=Bilingual(asked, asked), answer=Bilingual(said, said))
    with study.store.write() as connection:
        edited = imported.is_edited(connection, item)
        imported.edit_wording(connection, item, card, content_hash(card), edited=True)
    return Wording(before, edited)


def put_back(study: Study, item: int, before: Wording) -> None:
    """Take an `edit` back."""
    with study.store.write() as connection:
        imported.edit_wording(connection, item, before.card, content_hash(before.card), edited=before.edited)


def set_retired(study: Study, item: int, *, retired: bool) -> None:
    """Take an imported card out of the deck for good, or back in; its history stays, and imports leave it so."""
    with study.store.write() as connection:
        imported.set_retired(connection, item, study.clock.now() if retired else None)


def file_of(study: Study, found: FoundCard) -> Path:
    """Give the file that a card is written in, or the note that it came from."""
    name = found.place.file
    if found.imported:
        return Path(name)
    return study.content / name.removeprefix("content/") if name.startswith("content/") else study.home.root / name


def file_to_edit(study: Study, found: FoundCard) -> Path:
    """Give the file that a card is written in. Raises EnvironmentProblem where it is gone or may not be written."""
    if not found.place.file:
        raise EnvironmentProblem(_("an interview made this question: it is written in no file"))
    file = file_of(study, found)
    if not file.is_file():
        raise EnvironmentProblem(_("the file isn't there any more"), where=str(file))
    if not os.access(file, os.W_OK):
        raise EnvironmentProblem(
            _("this file can't be written"),
            where=str(file),
            remedy=_("Cards of your own go into {folder}.").format(folder=study.home.notes),
        )
    return file


def read_again(study: Study) -> tuple[Problem, ...]:
    """Bring the deck up to what the files say now; give their mistakes."""
    return sync(study.store, study.content, study.home.root, study.clock.now()).problems
