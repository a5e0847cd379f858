"""The user's folder: everything that belongs to the user, and nothing else."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """Paths inside the user's folder (FORMATS: one folder, readable by other tools, deletable)."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "studyapp.db"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def config(self) -> Path:
        return self.root / "config.toml"

    @property
    def drafts(self) -> Path:
        return self.root / "drafts"

    @property
    def notes(self) -> Path:
        return self.root / "notes"

    @property
    def exports(self) -> Path:
        return self.root / "exports"

    @property
    def images(self) -> Path:
        return self.root / "images"

    @property
    def drills(self) -> Path:
        return self.root / "drills"

    @property
    def interviews(self) -> Path:
        return self.root / "interviews"

    @property
    def personas(self) -> Path:
        return self.root / "personas"


def locate_home() -> Home:
    """Give `$STUDYAPP_HOME`, or the platform's folder for user data. Nothing is created."""
    if chosen := os.environ.get("STUDYAPP_HOME"):
        return Home(Path(chosen).expanduser().absolute())
    from platformdirs import user_data_path

    return Home(user_data_path("studyapp", appauthor=False))
