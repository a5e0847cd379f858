"""The user's keys: which are refused and why, and that every footer shows those that hold."""

import importlib
import pkgutil
from itertools import combinations

import pytest
from building import Desk, card
from textual.binding import Binding
from textual.widgets import Static

import studyapp.ui
from studyapp.domain.config import OwnKeys
from studyapp.domain.problem import Place
from studyapp.study.review import ReviewSession
from studyapp.ui.app import StudyApp
from studyapp.ui.keymap import _places, actions, check_keymap, normal_key
from studyapp.ui.widgets.bars import KeyLine


def row(action: str, *keys: str, line: int = 2) -> OwnKeys:
    return OwnKeys(action, keys, Place("config.toml", line))


def refused(*rows: OwnKeys) -> list[str]:
    return [str(problem) for problem in check_keymap(rows)[1]]


def every_binding() -> list[Binding]:
    """Give the bindings of all classes of ours, wherever they are."""
    found = []
    for module in pkgutil.walk_packages(studyapp.ui.__path__, "studyapp.ui."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, type) and each.__module__ == module.name:
                found += Binding.make_bindings(vars(each).get("BINDINGS", ()))
    return found


def test_every_binding_of_ours_has_an_id_and_a_description_and_can_be_changed() -> None:
    for binding in every_binding():
        assert binding.id in actions(), binding
        assert binding.description, binding


def test_no_two_actions_of_ours_meet_on_a_key_unless_one_holds_while_the_other_does_not() -> None:
    known = {
        frozenset(pair)
        for pair in [
            *(("rows.choose", "drill.take"), ("app.help", "help.close"), ("rows.choose", "today.review")),
            *(("palette.close", "app.palette"), ("jump.close", "app.jump"), ("rows.choose", "mock.debrief")),
        ]
    }
    for place in _places():
        for one, other in combinations(place, 2):
            if set(one.keys) & set(other.keys):
                assert frozenset((one.name, other.name)) in known, (one, other)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("z", "z"),
        ("Z", "Z"),
        ("?", "question_mark"),
        (",", "comma"),
        ("+", "plus"),
        ("F5", "f5"),
        ("Ctrl+Z", "ctrl+z"),
        ("shift+ctrl+Z", "ctrl+shift+z"),
        ("shift+a", "A"),
        ("ctrl++", "ctrl+plus"),
        ("esc", "escape"),
        ("PgUp", "pageup"),
        ("space", "space"),
        (" ", "space"),
        ("alt+enter", "alt+enter"),
        ("question_mark", "question_mark"),
        ("hyperspace", None),
        ("ctrl+", None),
        ("strg+z", None),
        ("ctrl+ctrl+z", None),
        ("f99", None),
        ("", None),
    ],
)
def test_keys_are_read_as_people_write_them(written: str, key: str | None) -> None:
    assert normal_key(written) == key


def test_good_rows_become_a_keymap() -> None:
    rows = [row("review.undo", "z", "Ctrl+Z"), row("drill.run", "ctrl+r"), row("editor.comment", "ctrl+t")]

    own, problems = check_keymap(rows)

    assert problems == ()
    assert own == {"review.undo": "z,ctrl+z", "drill.run": "ctrl+r", "editor.comment": "ctrl+t"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (row("review.und", "z"), "`review.und` is no action. Did you mean `review.undo`"),
        (row("zzz", "z"), "`zzz` is no action. The settings list them all."),
        (row("review.undo", "spaec"), '`spaec` is no key. Write it as "space"'),
        (row("review.undo", "ctrl+c"), "`Ctrl+C` leaves the app wherever you are. Choose another key."),
        (row("drill.run", "r"), "`drill.run` must work while text is written, which needs r. Choose a function key"),
        (row("app.quit", "backspace"), "`app.quit` must work while text is written, which needs Backspace."),
        (row("review.leave", "x"), "`review.leave` must work while text is written, which needs x."),
        (row("review.leave", "f7"), "`review.leave` must work while text is written, which needs F7."),
        (row("editor.comment", "c"), "`editor.comment` works in the editor, where letters are text."),
        (
            row("review.undo", "b"),
            "`b` of `review.undo` is already the key of `review.bury` (Not today: bury until tomorrow). Give one",
        ),
        (row("today.cram", "f9"), "`F9` of `today.cram` is already the key of `app.theme`"),
        (row("drills.undo", "enter"), "`Enter` of `drills.undo` is already the key of `rows.choose`"),
    ],
)
def test_wrong_row_is_told_with_its_line_and_costs_no_other(wrong: OwnKeys, said: str) -> None:
    good = row("today.minutes", "M", line=1)

    own, problems = check_keymap([good, wrong])

    assert own == {"today.minutes": "M"}
    (problem,) = problems
    assert str(problem).startswith(f"config.toml:2: {said}")


def test_of_two_own_rows_that_meet_the_later_one_goes() -> None:
    rows = [row("review.undo", "z"), row("review.doubt", "z", line=3)]

    own, (problem,) = check_keymap(rows)

    assert own == {"review.undo": "z"} and problem.place.line == 3


def test_two_actions_may_change_keys_with_each_other() -> None:
    own, problems = check_keymap([row("review.undo", "b"), row("review.bury", "u")])

    assert problems == () and own == {"review.undo": "b", "review.bury": "u"}


def test_row_that_falls_can_make_another_fall() -> None:
    """`undo` wanted the key of `bury`, which wanted one that isn't there."""
    rows = [row("review.undo", "b"), row("review.bury", "nokey", line=3)]

    assert check_keymap(rows)[0] == {} and len(refused(*rows)) == 2


def test_same_key_on_two_screens_is_no_mistake() -> None:
    assert refused(row("today.minutes", "f8"), row("drill.give_up", "f10")) == []


async def test_footer_help_and_key_are_the_users(desk: Desk) -> None:
    desk.configure(
        content_language="en", keymap={"review.go_on": ("n",), "review.restart": ("N",), "review.undo": ("z",)}
    )
    desk.write("a.md", card("one"), card("two"))
    study = desk.open()
    app = StudyApp(lambda: study, ReviewSession, study.config)

    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "n show the answer" in footer(app) and "z undo" in footer(app)
        await pilot.press("space")
        assert "▸3 Good" not in footer(app)  # ours does nothing any more
        await pilot.press("n")
        assert "▸3 Good" in footer(app) and "n takes ▸" in footer(app)
        await pilot.press("b")
        await pilot.pause()
        assert "z takes it back" in str(app.screen.query_one("#fault").render())
        await pilot.press("z")
        await pilot.pause()
        assert "Taken back" in str(app.screen.query_one("#fault").render())


async def test_mistakes_in_the_keymap_are_among_the_problems(desk: Desk) -> None:
    desk.home.config.write_text('[keymap]\n"review.undo" = "b"\n"nothing" = "x"\n', encoding="utf-8")
    desk.write("a.md", card("one"))
    study = desk.open()
    app = StudyApp(lambda: study, lambda _study: None, study.config)

    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert [str(problem.place) for problem in study.problems] == ["config.toml:2", "config.toml:3"]
        assert "e mistakes" in footer(app)


async def test_window_names_the_users_keys(desk: Desk) -> None:
    desk.configure(keymap={"area.close": ("x",)})
    desk.write("a.md", card("one"))
    study = desk.open()
    app = StudyApp(lambda: study, lambda _study: None, study.config)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert "x leaves" in str(app.screen.query_one(".hint", Static).render())


async def test_key_that_works_while_writing_is_shown_there(desk: Desk) -> None:
    desk.configure(content_language="en", keymap={"review.reveal": ("R", "ctrl+r")})
    desk.write("a.md", card("one"))
    study = desk.open()
    app = StudyApp(lambda: study, ReviewSession, study.config)

    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        assert "Ctrl+R show the answer" in footer(app)
        await pilot.press("R", "ctrl+r")
        await pilot.pause()
        assert "Good" in footer(app)


async def test_click_on_a_key_does_what_it_does(desk: Desk) -> None:
    desk.configure(content_language="en")
    desk.write("a.md", card("one"))
    study = desk.open()
    app = StudyApp(lambda: study, ReviewSession, study.config)

    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.click("#keys", offset=(3, 0))
        await pilot.pause()
        assert "Good" in footer(app)


def footer(app: StudyApp) -> str:
    return "  ".join(str(line.render()) for line in app.screen.query(KeyLine))
