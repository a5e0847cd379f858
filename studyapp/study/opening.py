"""Open the user's study: configuration, database, deck. Every use case begins here."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from studyapp.authoring.config import write_config
from studyapp.domain.card import ContentLanguage
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
from studyapp.study.whereabouts import Whereabouts, WhereaboutsFile


@dataclass(slots=True)
class Study:
    """An open study. Drills are read only once they are asked for, so their problems come later.

    `key_problems` are the keymap's, which only the ui can find. `where` is what the next start is to find again.
    """

    home: Home
    content: Path
    clock: Clock
    config: Config
    store: Store
    deck_problems: tuple[Problem, ...]
    first_start: bool
    config_problems: tuple[Problem, ...] = ()
    key_problems: tuple[Problem, ...] = ()
    drill_problems: tuple[Problem, ...] = ()
    where: Whereabouts = field(init=False)
    _where_file: WhereaboutsFile = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._where_file = WhereaboutsFile(self.home)
        self.where = self._where_file.load()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give the mistakes in the files that the user and we wrote."""
        return self.config_problems + self.key_problems + self.deck_problems + self.drill_problems

    def stamp(self) -> Stamp:
        return stamp(self.clock.now(), self.clock.zone, self.config.rollover_hour)

    def set(self, **changes: object) -> None:
        """Change configuration, in config.toml too."""
        write_config(self.home.config, **changes)
        settings = read_settings(self.home)
        self.config, self.config_problems = settings.config, settings.problems

    def use_interface_language(self) -> None:
        use_language(self.config.interface_language)

    @property
    def content_language(self) -> ContentLanguage:
        """Give the language to show cards and drills in now."""
        return self.where.content_language(self.config.content_language)

    def show_content_in(self, language: ContentLanguage) -> None:
        self.where.choose_language(language, self.config.content_language)

    def remember(self) -> None:
        """Keep where the user is. Cheap enough for every second."""
        self._where_file.keep(self.where)

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
    return Study(home, content, clock, config, store, synced.problems, settings.first_start, settings.problems)
