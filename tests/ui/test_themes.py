"""That every theme can be read, and that the terminal's own colours and none at all are what they say."""

import os
import pty
import re
import select
import subprocess
import sys
import time

import pytest
from building import Desk, card
from textual.app import App
from textual.color import Color

from studyapp.authoring.options import BY_NAME
from studyapp.ui import themes

pytestmark = pytest.mark.slow

#: What words are set in, and what they stand on.
WORDS = ["foreground", "muted", "accent", "success", "warning", "error", "text-success", "text-warning", "text-error"]
CODE = ["code-keyword", "code-name", "code-string", "code-number", "code-comment"]
GROUNDS = ["background", "surface"]
MIXED = [theme for theme in themes.THEMES if not theme.ansi]


def variables(name: str) -> dict[str, str]:
    app: App[None] = App()
    for theme in themes.THEMES:
        app.register_theme(theme)
    app.theme = name
    return app.get_css_variables()


def luminance(colour: Color) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(luminance(Color.parse(colour)) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def test_measure_of_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # the grey that just fails


def test_there_is_a_theme_for_every_name_that_the_configuration_takes() -> None:
    assert BY_NAME["theme"].form.names == themes.NAMES  # type: ignore[attr-defined]
    assert [theme.name for theme in themes.THEMES] == [themes.full_name(name) for name in themes.NAMES]


@pytest.mark.parametrize("theme", MIXED, ids=lambda theme: theme.name)
def test_words_and_code_stand_out_from_what_they_stand_on(theme: object) -> None:
    colours = variables(theme.name)  # type: ignore[attr-defined]

    faint = {
        (name, ground): round(contrast(colours[name], colours[ground]), 2)
        for name in (*WORDS, *CODE)
        for ground in GROUNDS
        if contrast(colours[name], colours[ground]) < 4.5
    }
    assert faint == {}
    assert contrast(colours["foreground"], colours["input-selection-background"]) >= 4.5
    assert contrast(colours["block-cursor-foreground"], colours["block-cursor-background"]) >= 4.5
    assert contrast(colours["thumb"], colours["background"]) >= 3  # a control
    assert contrast(colours["panel"], colours["background"]) >= 1.5  # rules only divide


@pytest.mark.parametrize("theme", MIXED, ids=lambda theme: theme.name)
def test_code_has_no_colour_of_an_outcome(theme: object) -> None:
    colours = variables(theme.name)  # type: ignore[attr-defined]

    assert not {colours[name].lower() for name in CODE} & {colours[name].lower() for name in ("success", "error")}


@pytest.mark.parametrize("name", ["colour-blind-dark", "colour-blind-light"])
def test_outcomes_differ_for_eyes_without_red_or_green_cones(name: themes.ThemeName) -> None:
    """Viénot, Brettel, Mollon (1999): what protanopes and deuteranopes see, as linear RGB."""
    protan = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
    deutan = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
    colours = variables(themes.full_name(name))

    def seen(colour: str, eye: tuple[tuple[float, ...], ...]) -> list[float]:
        parsed = Color.parse(colour)
        linear = [(part / 255) ** 2.2 for part in (parsed.r, parsed.g, parsed.b)]
        return [max(0.0, sum(a * b for a, b in zip(row, linear, strict=True))) ** (1 / 2.2) for row in eye]

    for eye in (protan, deutan):
        found = [seen(colours[outcome], eye) for outcome in ("success", "warning", "error")]
        for one, other in ((0, 1), (0, 2), (1, 2)):
            apart = sum((a - b) ** 2 for a, b in zip(found[one], found[other], strict=True)) ** 0.5
            assert apart > 0.15, (name, one, other)


def drawn(desk: Desk, keys: str, **environment: str) -> str:
    """Give all that the app sends to a terminal that can do any colour."""
    desk.write("a.md", card("one"))
    desk.configure(content_language="en")
    ours, theirs = pty.openpty()
    places = {"STUDYAPP_HOME": str(desk.home.root), "STUDYAPP_CONTENT": str(desk.content)}
    process = subprocess.Popen(
        [sys.executable, "-m", "studyapp", "review"],
        env={**places, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        | environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b""

    def read(seconds: float) -> None:
        nonlocal seen
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and select.select([ours], [], [], left)[0]:
            try:
                seen += os.read(ours, 65536)
            except OSError:
                return

    while b"Why one?" not in seen and process.poll() is None:
        read(0.2)
    for key in keys:
        os.write(ours, key.encode())
        read(0.5)
    os.write(ours, b"\x11")
    read(10)
    os.close(ours)
    assert process.wait(30) == 0
    return seen.decode(errors="replace")


def codes(text: str) -> set[str]:
    """Give what is said about colours and attributes."""
    return {code for said in re.findall(r"\x1b\[([\d;:]*)m", text) for code in re.split("[;:]", said or "0")}


@pytest.mark.slow
def test_no_color_leaves_attributes_alone(desk: Desk) -> None:
    seen = drawn(desk, " ?", NO_COLOR="1")

    assert codes(seen) <= {*"0123479"} and {"1", "2"} <= codes(seen)


@pytest.mark.slow
def test_empty_no_color_means_nothing(desk: Desk) -> None:
    assert "38" in codes(drawn(desk, "", NO_COLOR=""))


@pytest.mark.slow
def test_sixteen_colours_are_the_terminals_own(desk: Desk) -> None:
    found = codes(drawn(desk, " ?", STUDYAPP_THEME="ansi"))

    assert not {"38", "48"} & found  # no mixtures, neither of 256 nor of 16 million
    assert {"32", "36", "90"} <= found
