"""The deck after the files changed between two starts: the history of a card is kept, whatever happened to its file."""

import os
from pathlib import Path

import pytest
from building import Desk, card, grade, grade_all, history, item_id, learn, showing, state_of, sum_card

from studyapp.domain.memory import Memory, Rating, Spaced, Unseen
from studyapp.errors import ContentError
from studyapp.storage.figures import items_by_state
from studyapp.study import sync as syncing
from studyapp.study.opening import Study
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Ended

AGAIN, HARD, GOOD, EASY = Rating


@pytest.fixture
def learned(desk: Desk) -> Memory:
    """Of two cards, `one` was learned; the program was left. Gives its memory."""
    desk.write("a.md", card("one"), card("two"))
    study = desk.open()
    grade(ReviewSession(study), EASY, name="one")
    memory = state_of(study, "one").memory
    desk.close()
    return memory


def states(study: Study) -> dict[str, int]:
    with study.store.read() as connection:
        return {name: n for name, n in items_by_state(connection).items() if n}


def told(study: Study) -> list[str]:
    return [str(problem) for problem in study.problems]


def test_nothing_is_parsed_when_no_file_changed(desk: Desk, learned: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syncing, "_parse", lambda *_: pytest.fail("parsed again"))

    assert states(desk.open()) == {"new": 1, "review": 1}


def test_touched_file_with_the_same_text_is_not_parsed(
    desk: Desk, learned: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syncing, "_parse", lambda *_: pytest.fail("parsed again"))
    desk.write("a.md", card("one"), card("two"))

    assert states(desk.open()) == {"new": 1, "review": 1}


def test_newer_program_reads_every_file_again(desk: Desk, learned: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syncing, "READER", "99.0/1")
    read = []
    parse = syncing._parse
    monkeypatch.setattr(syncing, "_parse", lambda *given: (read.append(1), parse(*given))[1])

    desk.open()

    assert read == [1]


# Edited


def test_edited_answer_keeps_history_and_is_marked_as_changed(desk: Desk, learned: Memory) -> None:
    desk.write("a.md", card("one", answer="A better one."), card("two"))
    study = desk.open()
    desk.clock.forward_days(30)

    shown = showing(ReviewSession(study))

    assert (shown.card.id, shown.answer("en"), shown.state.memory) == ("one", "A better one.", learned)
    assert (shown.changed, shown.meaning_changed) == (True, False)


def test_raised_rev_is_marked_as_a_changed_meaning(desk: Desk, learned: Memory) -> None:
    desk.write("a.md", card("one", rev=2), card("two"))
    study = desk.open()
    desk.clock.forward_days(30)

    assert showing(ReviewSession(study)).meaning_changed


def test_mark_of_a_change_is_gone_once_the_new_wording_was_graded(desk: Desk, learned: Memory) -> None:
    desk.write("a.md", card("one", answer="A better one.", rev=2))
    study = desk.open()
    desk.clock.forward_days(30)
    grade(ReviewSession(study), AGAIN, name="one")
    desk.clock.forward(minutes=10)

    shown = showing(ReviewSession(study))

    assert (shown.card.id, shown.changed, shown.meaning_changed) == ("one", False, False)


def test_new_card_in_a_file_becomes_a_new_item(desk: Desk, learned: Memory) -> None:
    desk.write("a.md", card("zero"), card("one"), card("two"))

    study = desk.open()

    assert states(study) == {"new": 2, "review": 1}
    assert learn(study) == ["zero", "two"]


# Moved, renamed


def test_card_moved_to_another_file_and_area_keeps_its_history(desk: Desk, learned: Memory) -> None:
    desk.write("a.md", card("two"))
    desk.write("deeper/b.md", card("one"), area="beta")
    study = desk.open()

    assert state_of(study, "one").memory == learned
    assert states(study) == {"new": 1, "review": 1}
    desk.clock.forward_days(30)
    shown = showing(ReviewSession(study, area="beta"))
    assert str(shown.stored.place).startswith("content/notes/deeper/b.md:")


def test_renamed_file_keeps_every_history(desk: Desk, learned: Memory) -> None:
    os.rename(desk.content / "notes" / "a.md", desk.content / "notes" / "z.md")

    assert state_of(desk.open(), "one").memory == learned


def test_card_renamed_with_an_alias_keeps_its_history(desk: Desk, learned: Memory) -> None:
    desk.write("a.md", card("first", aliases=("one",)), card("two"))

    study = desk.open()

    assert state_of(study, "first").memory == learned
    assert len(history(study, "first")) == 1
    assert states(study) == {"new": 1, "review": 1}


def test_alias_written_a_start_too_late_still_brings_the_history(desk: Desk, learned: Memory) -> None:
    desk.write("a.md", card("first"), card("two"))
    desk.open()
    desk.close()
    desk.write("a.md", card("first", aliases=("one",)), card("two"))

    study = desk.open()

    assert state_of(study, "first").memory == learned
    assert states(study) == {"new": 1, "review": 1, "retired": 1}


def test_alias_never_replaces_a_history_that_has_begun(desk: Desk, learned: Memory) -> None:
    desk.write("a.md", card("first"), card("two"))
    study = desk.open()
    grade(ReviewSession(study), HARD, name="first")
    own = state_of(study, "first").memory
    desk.write("a.md", card("first", aliases=("one",)), card("two"))

    study = desk.start_again()

    assert state_of(study, "first").memory == own
    assert state_of(study, "one").memory == learned


def test_alias_of_a_card_that_still_exists_takes_nothing_from_it(desk: Desk, learned: Memory) -> None:
    desk.write("a.md", card("one"), card("two"), card("copy", aliases=("one",)))

    study = desk.open()

    assert any("already used" in problem for problem in told(study))
    assert state_of(study, "one").memory == learned
    assert state_of(study, "copy").memory == Unseen()


def test_card_renamed_twice_between_starts_keeps_its_history(desk: Desk, learned: Memory) -> None:
    desk.write("a.md", card("third", aliases=("second", "one")), card("two"))

    assert state_of(desk.open(), "third").memory == learned


# Deleted, returned


def test_deleted_card_retires_with_its_history_and_comes_back_with_it(desk: Desk, learned: Memory) -> None:
    desk.write("a.md", card("two"))
    study = desk.open()
    desk.clock.forward_days(30)
    gone = (states(study), grade_all(ReviewSession(study), EASY), len(history(study, "one")))
    desk.write("a.md", card("one"), card("two"))

    study = desk.start_again()

    assert gone == ({"new": 1, "retired": 1}, ["two"], 1)
    assert state_of(study, "one").memory == learned
    assert grade(ReviewSession(study), GOOD).card.id == "one"


def test_deleted_file_retires_its_cards(desk: Desk, learned: Memory) -> None:
    (desk.content / "notes" / "a.md").unlink()
    desk.write("b.md", card("three"))

    study = desk.open()

    assert states(study) == {"new": 1, "retired": 2}
    assert len(history(study, "one")) == 1


def test_card_deleted_while_suspended_comes_back_suspended(desk: Desk, learned: Memory) -> None:
    study = desk.open()
    desk.clock.forward_days(30)
    session = ReviewSession(study)
    showing(session)
    session.suspend()
    desk.write("a.md", card("two"))
    desk.start_again()
    desk.write("a.md", card("one"), card("two"))

    assert state_of(desk.start_again(), "one").suspended


def test_missing_content_folder_is_told_and_retires_nothing(desk: Desk, learned: Memory) -> None:
    os.rename(desk.content, desk.root / "elsewhere")

    with pytest.raises(ContentError, match="STUDYAPP_CONTENT"):
        desk.open()

    os.rename(desk.root / "elsewhere", desk.content)
    assert states(desk.open()) == {"new": 1, "review": 1}


def test_deleted_card_on_the_screen_of_an_open_program_can_still_be_graded(desk: Desk, learned: Memory) -> None:
    desk.clock.forward_days(30)
    session = ReviewSession(desk.open())
    showing(session)
    desk.write("a.md", card("two"))
    desk.open()

    grade(session, GOOD, name="one")

    assert len(history(session.study, "one")) == 2


# Broken


def test_broken_card_keeps_its_last_good_wording_and_the_others_load(desk: Desk, learned: Memory) -> None:
    desk.configure(new_per_day=0)
    desk.write("a.md", card("one", answer=""), card("two"), card("three"))
    study = desk.open()
    desk.clock.forward_days(30)

    assert told(study)[0].startswith("content/notes/a.md:")
    assert states(study) == {"new": 2, "review": 1}
    shown = showing(ReviewSession(study))
    assert (shown.card.id, shown.answer("en")) == ("one", "Because of it.")


def test_file_of_nothing_but_garbage_takes_no_card_away(desk: Desk, learned: Memory) -> None:
    path = desk.content / "notes" / "a.md"
    path.write_bytes(os.urandom(2000))

    study = desk.open()

    assert told(study)
    assert states(study) == {"new": 1, "review": 1}


def test_mended_file_loses_its_problems(desk: Desk, learned: Memory) -> None:
    desk.write("a.md", card("one", answer=""), card("two"))
    desk.open()
    desk.close()
    desk.write("a.md", card("one", answer="Now there is one."), card("two"))

    assert told(desk.open()) == []


def test_problems_are_told_again_at_a_start_without_changes(desk: Desk, learned: Memory) -> None:
    desk.write("a.md", card("one", answer=""), card("two"))
    first = told(desk.open())

    assert told(desk.start_again()) == first != []


def test_link_to_a_broken_card_is_no_second_problem(desk: Desk) -> None:
    link = "### 追问 / Follow-ups\n\n- why: [为何 / Why](#one)\n"
    desk.write("a.md", card("one", answer=""))
    desk.write("b.md", card("two") + "\n" + link)

    assert [problem for problem in told(desk.open()) if "b.md" in problem] == []


def test_id_used_twice_is_told_and_the_first_card_counts(desk: Desk) -> None:
    desk.write("a.md", card("one", answer="The first."))
    desk.write("b.md", card("one", answer="The second."))
    study = desk.open()

    assert [problem for problem in told(study) if "already used" in problem]
    assert showing(ReviewSession(study)).answer("en") == "The first."


def test_unreadable_file_is_told_and_takes_no_card_away(
    desk: Desk, learned: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root passes every mode check, so the refusal is the test's.
    path = desk.write("a.md", card("one"), card("two"), card("three"))
    desk.write("b.md", card("four"))
    read_bytes = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return read_bytes(self)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        study = desk.open()

    assert told(study) == [
        "content/notes/a.md:1: The file can't be read (Permission denied). Give yourself the right to read it."
    ]
    assert states(study) == {"new": 2, "review": 1}
    assert states(desk.start_again())["new"] == 3  # readable again, though its size and time are the same


# The user's own notes


def test_own_notes_are_laid_over_content(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    desk.write_own("mine.md", card("mine"), area="beta")
    study = desk.open()

    assert sorted(learn(study)) == ["mine", "one"]
    with study.store.read() as connection:
        files = connection.exec_driver_sql("SELECT path FROM source_file ORDER BY path").scalars().all()
    assert files == ["content/notes/a.md", "notes/mine.md"]


def test_own_notes_may_leave_out_key_points_and_source(desk: Desk) -> None:
    short = card("mine").split("### 要点")[0]
    desk.write_own("mine.md", short)
    study = desk.open()

    assert all(problem.severity == "warning" for problem in study.problems)
    assert learn(study) == ["mine"]


def test_own_broken_file_does_not_hide_the_rest(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    desk.write_own("good.md", card("mine"))
    desk.write_own("bad.md", card("broken", answer=""), card("beside"))
    (desk.home.notes / "worse.md").write_bytes(b"\xff\xfe\x00garbage")
    study = desk.open()

    assert {problem.place.file for problem in study.problems} == {"notes/bad.md", "notes/worse.md"}
    assert sorted(learn(study)) == ["beside", "mine", "one"]


def test_own_card_does_not_replace_a_card_of_the_same_id(desk: Desk) -> None:
    desk.write("a.md", card("one", answer="Ours."))
    desk.write_own("mine.md", card("one", answer="Mine."))
    study = desk.open()

    assert ["notes/mine.md" in problem for problem in told(study)] == [True]
    assert showing(ReviewSession(study)).answer("en") == "Ours."


def test_name_of_a_file_that_is_no_utf8_is_no_obstacle(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    desk.write_own("mine.md", card("mine"))
    os.rename(desk.home.notes / "mine.md", os.fsencode(desk.home.notes) + b"/\xb5\xe3.md")

    assert sorted(learn(desk.open())) == ["mine", "one"]


def test_hidden_files_and_folders_are_some_editors(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    desk.write_own(".trash/old.md", card("old"))
    desk.write_own(".#mine.md", card("lock"))
    study = desk.open()

    assert (told(study), learn(study)) == ([], ["one"])


def test_empty_deck_is_no_fault(desk: Desk) -> None:
    study = desk.open()

    assert told(study) == []
    assert ReviewSession(study).next() == Ended("done", None)


def test_parameterised_card_that_became_a_plain_one_keeps_its_history(desk: Desk) -> None:
    desk.write("a.md", sum_card("one"))
    study = desk.open()
    learn(study)
    number = item_id(study, "one")
    desk.write("a.md", card("one"))

    study = desk.start_again()

    assert item_id(study, "one") == number
    assert isinstance(state_of(study, "one").memory, Spaced)
    desk.clock.forward_days(60)
    assert showing(ReviewSession(study)).question("en") == "Why one?"
