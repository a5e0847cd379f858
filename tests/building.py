"""What tests are built from: a clock that is set by hand, cards as markdown, a study in a folder of its own."""

import itertools
import os
import shutil
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

from sqlalchemy import select

from studyapp.authoring.config import write_config
from studyapp.domain.config import Config
from studyapp.domain.log import Answer, Entry, SessionKind, Stamp
from studyapp.domain.memory import ItemState, ParameterSet, Rating
from studyapp.home import Home
from studyapp.scheduling.memory import parameters_of
from studyapp.storage import log
from studyapp.storage.tables import item
from studyapp.study.opening import Study, open_study
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Given, Shown

#: A Monday, 10:00 in UTC.
MONDAY = datetime(2026, 1, 5, 10, tzinfo=UTC)
GIVEN = Given(seconds=3.0, language="en")


@dataclass
class FakeClock:
    time: datetime = MONDAY
    zone: tzinfo | None = UTC

    def now(self) -> datetime:
        return self.time

    def forward(self, **much: float) -> None:
        self.time += timedelta(**much)

    def forward_days(self, days: int) -> None:
        self.forward(days=days)


def card(
    name: str,
    *,
    level: int = 1,
    siblings: tuple[str, ...] = (),
    aliases: tuple[str, ...] = (),
    rev: int = 1,
    question: str = "",
    answer: str = "Because of it.",
    points: tuple[str, ...] = ("一 / one",),
    params: str = "",
) -> str:
    """Give one card as an author writes it."""
    data = [f"id: {name}", f"level: {level}", f"rev: {rev}", f"aliases: [{', '.join(aliases)}]"]
    data.append(f"tags: [{', '.join(f'sibling:{name}' for name in siblings)}]")
    if params:
        data.append("kind: param")
    parts = [
        f"## {question or name} 为什么？\n<!-- card\n" + "\n".join(data) + "\n-->",
        f"**EN** Why {question or name}?",
        "### 答\n\n因为如此。" + (" {{answer}}" if params else ""),
        f"### Answer\n\n{answer}" + (" {{answer}}" if params else ""),
        "### 要点 / Key points\n\n" + "\n".join(f"- {point}" for point in points),
        "### 来源 / Source\n\n- A paper, section 1",
    ]
    if params:
        parts.append(f"### 参数 / Parameters\n\n```yaml params\n{params}\n```")
    return "\n\n".join(parts) + "\n"


SUM = "vars:\n  a: {from: 1, to: 50}\n  b: {from: 1, to: 50}\nanswer: a + b\ntolerance: 0\nslips:\n  minus: a - b"


def sum_card(name: str = "sum") -> str:
    return card(name, question="{{a}} + {{b}}", params=SUM)


def notes(*cards: str, area: str = "alpha") -> str:
    return "\n".join([f"---\ntopic: topic\narea: {area}\n---\n\n# Notes\n", *cards])


@dataclass
class Desk:
    """A user's folder, a content folder and a clock. `open` opens the study as the program does at every start."""

    root: Path
    clock: FakeClock = field(default_factory=FakeClock)
    _studies: list[Study] = field(default_factory=list)
    _writes: "itertools.count[int]" = field(default_factory=itertools.count)

    @property
    def home(self) -> Home:
        return Home(self.root / "home")

    @property
    def content(self) -> Path:
        return self.root / "content"

    def write(self, file: str, *cards: str, area: str = "alpha") -> Path:
        """Write a file of content/notes/."""
        return self._write(self.content / "notes" / file, notes(*cards, area=area))

    def write_own(self, file: str, *cards: str, area: str = "alpha") -> Path:
        return self._write(self.home.notes / file, notes(*cards, area=area))

    def _write(self, path: Path, text: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        # Two writes may fall into one tick of the file system's clock.
        moment = 10**18 + next(self._writes) * 10**9
        os.utime(path, ns=(moment, moment))
        return path

    def configure(self, **settings: object) -> None:
        write_config(self.home.config, **settings)

    def open(self, *, busy_s: float = 0.2) -> Study:
        study = open_study(self.home, self.content, self.clock, busy_s=busy_s)
        self._studies.append(study)
        return study

    def start_again(self) -> Study:
        self.close()
        return self.open()

    def close(self) -> None:
        while self._studies:
            self._studies.pop().close()


def desk_in(root: Path, template: Path) -> Desk:
    """`template` is an empty database: copying it is ten times faster than making one."""
    desk = Desk(root)
    desk.home.root.mkdir(parents=True)
    shutil.copy(template, desk.home.database)
    (desk.content / "notes").mkdir(parents=True)
    return desk


def showing(session: ReviewSession) -> Shown:
    """Give the card that the session shows now."""
    shown = session.next()
    assert isinstance(shown, Shown), shown
    return shown


def grade(session: ReviewSession, rating: Rating = Rating.GOOD, *, name: str = "") -> Shown:
    """Grade the card on the screen; `name`, if given, is what it must be."""
    shown = showing(session)
    assert name in ("", shown.card.id)
    session.grade(rating, GIVEN)
    return shown


def grade_all(session: ReviewSession, rating: Rating = Rating.GOOD, most: int = 500) -> list[str]:
    """Grade until nothing is shown; give the ids in the order of showing."""
    shown = []
    while len(shown) < most and isinstance(session.next(), Shown):
        shown.append(grade(session, rating).card.id)
    return shown


def learn(study: Study) -> list[str]:
    """Grade everything Easy, so that each new card is spaced at once."""
    return grade_all(ReviewSession(study), Rating.EASY)


def item_id(study: Study, name: str) -> int:
    with study.store.read() as connection:
        return int(connection.execute(select(item.c.id).where(item.c.key == name)).scalar_one())


def history(study: Study, name: str) -> list[Entry]:
    """Give a card's whole log, entries that were taken back included."""
    with study.store.read() as connection:
        return log.entries_of(connection, item_id(study, name))


def state_of(study: Study, name: str) -> ItemState:
    with study.store.read() as connection:
        return log.read_state(connection, item_id(study, name))


def lines_in(study: Study, table: str) -> int:
    with study.store.read() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


PARAMETERS = parameters_of(Config())


def parameters(**changes: object) -> ParameterSet:
    return replace(PARAMETERS, **changes)  # type: ignore[arg-type]


def stamp_on(day: date, hour: int = 10, *, minute: int = 0) -> Stamp:
    return Stamp(datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC), day, 4, 0)


def answer(rating: Rating = Rating.GOOD, kind: SessionKind = "daily", parameter_set: int = 1) -> Answer:
    return Answer(rating, 2.5, "en", kind, None, parameter_set)
