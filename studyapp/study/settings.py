"""The configuration as the program starts with it. Nothing here imports the database."""

import os
from dataclasses import dataclass, replace

from studyapp.authoring.config import Source, read_config, sources
from studyapp.domain.config import Config
from studyapp.domain.problem import Problem
from studyapp.home import Home
from studyapp.i18n import spoken_language


@dataclass(frozen=True, slots=True)
class Settings:
    """`first_start`: there is no config.toml yet, so the interface speaks the locale's language."""

    config: Config
    problems: tuple[Problem, ...]
    first_start: bool


def read_settings(home: Home) -> Settings:
    config, problems = read_config(home.config, os.environ)
    if home.config.exists():
        return Settings(config, problems, first_start=False)
    if "STUDYAPP_INTERFACE_LANGUAGE" not in os.environ:
        config = replace(config, interface_language=spoken_language())
    return Settings(config, problems, first_start=True)


def value_sources(home: Home) -> dict[str, Source]:
    """Say of each option, and of the keymap, where its value comes from."""
    return sources(home.config, os.environ)
