"""config.toml: mistakes cost nothing but a default, comments survive, nothing slow is imported."""

import subprocess
import sys
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from studyapp.authoring.config import read_config, sources, write_config
from studyapp.authoring.options import NAMES, OPTIONS, Day, Form, Minutes, Real, Text, typed
from studyapp.domain.config import Config, OwnKeys
from studyapp.domain.problem import Place
from studyapp.errors import ConfigError


def test_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read_config(tmp_path / "config.toml", {}) == (Config(), ())


def test_every_setting_has_an_option_whose_default_fits() -> None:
    assert list(NAMES) == [field.name for field in fields(Config)]
    for option in OPTIONS:
        default = getattr(Config(), option.name)
        assert default is None or option.form.fit(default) == default


def test_settings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        'interface_language = "zh"\ninterview_date = 2026-03-01\ndesired_retention = 0.85\n'
        "learning_minutes = [1, 5, 30]\nrollover_hour = 0\n"
    )

    assert read_config(path, {}) == (
        Config(
            interface_language="zh",
            interview_date=date(2026, 3, 1),
            desired_retention=0.85,
            learning_minutes=(1, 5, 30),
            rollover_hour=0,
        ),
        (),
    )


DAY = "a date without quotes, such as 2026-03-01"
MINUTES = "rising minutes from 1 to 1439, such as [1, 10]"


@pytest.mark.parametrize(
    ("name", "written", "shown", "expected"),
    [
        ("theme", '"pink"', '"pink"', 'one of "dark", "light", "ansi", "colour-blind-dark", "colour-blind-light"'),
        ("spacing", '"tight"', '"tight"', 'one of "comfortable", "compact"'),
        ("formulas", "1", "1", 'one of "stacked", "line"'),
        ("symbols", '"utf8"', '"utf8"', 'one of "unicode", "ascii"'),
        ("editor", "1", "1", 'a text on one line, such as "code --wait"'),
        ("editor", '"vi\\nm"', '"vi\nm"', 'a text on one line, such as "code --wait"'),
        ("judge_time_factor", "0.5", "0.5", "a number from 1 to 20"),
        ("judge_memory_factor", "21", "21", "a number from 1 to 20"),
        ("new_per_day", "1000", "1000", "a whole number from 0 to 999"),
        ("new_per_day", "true", "True", "a whole number from 0 to 999"),
        ("new_per_day", "8.0", "8.0", "a whole number from 0 to 999"),
        ("reviews_per_day", "-1", "-1", "a whole number from 0 to 9999"),
        ("desired_retention", "1", "1", "a number from 0.7 to 0.99"),
        ("desired_retention", "nan", "nan", "a number from 0.7 to 0.99"),
        ("interview_date", '"2026-03-01"', '"2026-03-01"', DAY),
        ("interview_date", "2026-03-01T10:00:00", "2026-03-01 10:00:00", DAY),
        ("relearning_minutes", "[]", "[]", MINUTES),
        ("learning_minutes", "[10, 10]", "[10, 10]", MINUTES),
        ("learning_minutes", "[1, 1440]", "[1, 1440]", MINUTES),
        ("leech_lapses", "1", "1", "a whole number from 2 to 99"),
    ],
)
def test_bad_value_is_told_and_the_default_used(
    tmp_path: Path, name: str, written: str, shown: str, expected: str
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f"# mine\n{name} = {written}\nrollover_hour = 5\n")

    config, problems = read_config(path, {})

    assert [str(each) for each in problems] == [
        f"config.toml:2: `{name}` can't be {shown}; the default is used. Write {expected}."
    ]
    assert config == Config(rollover_hour=5)


def test_unknown_key_is_told_with_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("\nnew_cards = 3\n")

    ((problem,)) = read_config(path, {})[1]

    assert str(problem).startswith("config.toml:2: `new_cards` is no setting. Settings are interface_language, ")


@pytest.mark.parametrize("data", [b"theme = \n", b"theme = \xff\n", b'theme = "dark'])
def test_broken_file_is_one_problem_and_gives_the_defaults(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(data)

    config, problems = read_config(path, {})

    assert config == Config() and [problem.place.line for problem in problems] == [1]


def test_file_that_is_a_folder_is_one_problem(tmp_path: Path) -> None:
    assert [str(problem) for problem in read_config(tmp_path, {})[1]] == [
        f"{tmp_path.name}:1: The settings can't be read: Is a directory. "
        "Make the file readable; defaults are used meanwhile."
    ]


def test_writing_keeps_comments_order_and_what_it_does_not_know(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# mine\ntheme = "dark"  # at night\nfuture = 1\n\n[keymap]\n"review.undo" = ["z"]\n')

    write_config(path, theme="light", interview_date=date(2026, 3, 1), learning_minutes=(1, 5))

    assert path.read_text() == (
        '# mine\ntheme = "light"  # at night\nfuture = 1\ninterview_date = 2026-03-01\nlearning_minutes = [1, 5]\n'
        '\n[keymap]\n"review.undo" = ["z"]\n'
    )


def test_none_removes_a_setting(tmp_path: Path) -> None:
    path = tmp_path / "home" / "config.toml"
    write_config(path, interview_date=date(2026, 3, 1), theme="light")

    write_config(path, interview_date=None, new_per_day=None)

    assert path.read_text() == 'theme = "light"\n'
    assert [each.name for each in path.parent.iterdir()] == ["config.toml"]


def test_every_option_is_read_back_as_written(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    config = Config(
        *("zh", "en", date(2026, 3, 1), 0, 9999, 0.7, 23, (1, 2), (3,), 99, "ansi"),
        *("compact", "line", "ascii", "code --wait", 2.5, 3.0),
    )

    write_config(path, **{option.name: getattr(config, option.name) for option in OPTIONS})

    assert read_config(path, {}) == (config, ())


def test_bad_value_is_never_written(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"

    with pytest.raises(ConfigError, match="a whole number from 0 to 23"):
        write_config(path, theme="light", rollover_hour=24)

    assert not path.exists()


@pytest.mark.parametrize("data", [b"theme = \n", b"\xff"])
def test_broken_file_is_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(data)

    with pytest.raises(ConfigError, match="Mend or move the file first"):
        write_config(path, theme="light")

    assert path.read_bytes() == data


def test_link_and_permissions_survive_writing(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles.toml"
    kept.write_text("")
    kept.chmod(0o640)
    path = tmp_path / "config.toml"
    path.symlink_to(kept)

    write_config(path, theme="light")

    assert path.is_symlink() and kept.read_text() == 'theme = "light"\n' and kept.stat().st_mode & 0o777 == 0o640


def test_reading_imports_nothing_slow() -> None:
    code = "import sys, studyapp.authoring.config; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert not {"pydantic", "tomlkit", "yaml", "simpleeval", "markdown_it", "numpy"} & set(loaded)


def test_environment_goes_before_the_file_and_is_checked_alike(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('theme = "light"\nnew_per_day = 5\n', encoding="utf-8")
    environment = {
        "STUDYAPP_NEW_PER_DAY": "3",
        "STUDYAPP_THEME": "dark",
        "STUDYAPP_INTERVIEW_DATE": "2027-03-15",
        "STUDYAPP_LEARNING_MINUTES": "[2, 20]",
        "STUDYAPP_ROLLOVER_HOUR": "late",
        "STUDYAPP_HOME": "somewhere",
    }

    config, problems = read_config(path, environment)

    assert (config.new_per_day, config.theme, config.interview_date) == (3, "dark", date(2027, 3, 15))
    assert config.learning_minutes == (2, 20) and config.rollover_hour == Config().rollover_hour
    assert [str(problem.place) for problem in problems] == ["$STUDYAPP_ROLLOVER_HOUR:1"]


def test_keymap_is_read_with_the_line_of_each_row(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[keymap]\n"review.undo" = "z"\n\nreview.go_on = ["space", "ctrl+n"]\n', encoding="utf-8")

    config, problems = read_config(path, {})

    assert problems == () and config.keymap == (
        OwnKeys("review.undo", ("z",), Place("config.toml", 2)),
        OwnKeys("review.go_on", ("space", "ctrl+n"), Place("config.toml", 4)),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("keymap = 3\n", "config.toml:1: `keymap` is no table."),
        ("[keymap]\n'a.b' = 3\n", "config.toml:2: `a.b` can't be 3; our own key is used."),
        ("[keymap]\n'a.b' = []\n", "config.toml:2: `a.b` can't be []; our own key is used."),
        ("[keymap]\n\na.b = ['', 'x']\n", "config.toml:3: `a.b` can't be ['', 'x']; our own key is used."),
    ],
)
def test_row_without_keys_is_told_and_costs_no_other(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text + ("good.one = 'g'\n" if "[" in text else ""), encoding="utf-8")

    config, problems = read_config(path, {})

    assert [str(problem).partition(" Write")[0] for problem in problems] == [said]
    assert [row.action for row in config.keymap] == (["good.one"] if "[" in text else [])


def test_keymap_from_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[keymap]\n"review.undo" = "z"\n', encoding="utf-8")

    config, problems = read_config(path, {"STUDYAPP_KEYMAP": '{ "review.undo" = "y", a = 1 }'})

    assert [(row.action, row.keys) for row in config.keymap] == [("review.undo", ("y",))]
    assert [str(problem.place) for problem in problems] == ["$STUDYAPP_KEYMAP:1"]
    assert sources(path, {"STUDYAPP_KEYMAP": "{}"})["keymap"] == "environment"


def test_writing_the_keymap_keeps_comments_and_how_rows_are_written(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        'theme = "dark"\n\n[keymap]\n# mine\n"review.undo" = "z"  # as in vim\nreview.bury = "B"\n'
        'today.cram = ["c", "C"]\n',
        encoding="utf-8",
    )

    write_config(path, keymap={"review.undo": ("y",), "today.cram": ("c", "C"), "review.suspend": ("f12", "S")})

    assert path.read_text(encoding="utf-8") == (
        'theme = "dark"\n\n[keymap]\n# mine\n"review.undo" = "y"  # as in vim\ntoday.cram = ["c", "C"]\n'
        '"review.suspend" = ["f12", "S"]\n'
    )


def test_keymap_is_read_back_as_written(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    rows = {"review.undo": ("z",), "a.b": (",", "ctrl+\\", '"')}

    write_config(path, keymap=rows)
    assert {row.action: row.keys for row in read_config(path, {})[0].keymap} == rows

    write_config(path, keymap={})
    assert read_config(path, {}) == (Config(), ())


def test_each_value_says_where_it_comes_from(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('theme = "light"\nnew_per_day = 5\nspacing = "no"\n', encoding="utf-8")

    found = sources(path, {"STUDYAPP_NEW_PER_DAY": "3", "STUDYAPP_SYMBOLS": "wrong"})

    assert {name: found[name] for name in ("theme", "new_per_day", "spacing", "symbols", "keymap")} == {
        "theme": "file",
        "new_per_day": "environment",
        "spacing": "default",
        "symbols": "default",
        "keymap": "default",
    }


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        (Minutes(), "1, 10", (1, 10)),
        (Minutes(), "[1, 10]", (1, 10)),
        (Minutes(), "5", (5,)),
        (Minutes(), "", None),
        (Day(), "2027-03-15", date(2027, 3, 15)),
        (Real(0, 1), "1", 1.0),
        (Real(0, 1), "much", None),
        (Text(), "code --wait", "code --wait"),
        (Text(), '"a b"', "a b"),
        (Text(), "", ""),
        (Text(), "2", "2"),
    ],
)
def test_what_is_typed_is_read_as_a_person_means_it(form: Form, text: str, value: object) -> None:
    assert typed(form, text) == value
