"""Open the user's study: configuration, database, deck. Every use case begins here."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from studyapp.authoring.config import write_config
from studyapp.domain.config import Config
from studyapp.domain.days import stamp
from studyapp.domain.log import Stamp
from studyapp.domain.problem import Problem
from studyapp.home import Home
from studyapp.i18n import use_language
from studyapp.storage.backups import copy_database, daily_backup
from studyapp.storage.engine import BUSY_S, Store, open_store
from studyapp.storage.queues import next_due_day
from studyapp.study.clock import Clock
from studyapp.study.settings import read_settings
from studyapp.study.sync import sync


@dataclass(slots=True)
class Study:
    """An open study. Drills are read only once they are asked for, so their problems come later."""

    home: Home
    content: Path
    clock: Clock
    config: Config
    store: Store
    deck_problems: tuple[Problem, ...]
    first_start: bool
    drill_problems: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give the mistakes in the files that the user and we wrote."""
        return self.deck_problems + self.drill_problems

    def stamp(self) -> Stamp:
        return stamp(self.clock.now(), self.clock.zone, self.config.rollover_hour)

    def set(self, **changes: object) -> None:
        """Change configuration, in config.toml too."""
        write_config(self.home.config, **changes)
        self.config = read_settings(self.home).config

    def use_interface_language(self) -> None:
        use_language(self.config.interface_language)

    def next_day(self) -> date | None:
        """Give the first later study day on which something is due."""
        with self.store.read() as connection:
            return next_due_day(connection, self.stamp().study_day)

    def back_up_daily(self) -> Path | None:
        """Back up if today has no backup; give the new file."""
        return daily_backup(self.home.database, self.home.backups, self.stamp().study_day)

    def close(self) -> None:
        self.store.close()


def open_study(home: Home, content: Path, clock: Clock, *, busy_s: float = BUSY_S) -> Study:
    """Raises StorageError where the database can't be used, ContentError where there is no content."""
    settings = read_settings(home)
    config = settings.config
    use_language(config.interface_language)  # problems of content are worded while it is read
    day = stamp(clock.now(), clock.zone, config.rollover_hour).study_day
    before = home.backups / f"before-migration-{day}.db"
    store = open_store(home.database, before_migration=lambda: copy_database(home.database, before), busy_s=busy_s)
    try:
        synced = sync(store, content, home.root, clock.now())
    except BaseException:
        store.close()
        raise
    problems = (*settings.problems, *synced.problems)
    return Study(home, content, clock, config, store, problems, settings.first_start)
