"""The glimpse of the first card: right or not there."""

from datetime import timedelta

from building import Desk, card, grade, grade_all

from studyapp.domain.memory import Rating
from studyapp.study.glimpse import keep, look
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Shown


def seen(desk: Desk) -> str | None:
    glimpse = look(desk.home, desk.clock.now(), desk.clock.zone)
    return glimpse.question["en"] if glimpse else None


def first_question(desk: Desk) -> str:
    shown = ReviewSession(desk.open()).next()
    assert isinstance(shown, Shown)
    return shown.question("en")


def test_glimpse_is_what_the_next_session_begins_with_today_and_tomorrow(desk: Desk) -> None:
    desk.write("a.md", *(card(f"c{i}") for i in range(30)))
    session = ReviewSession(desk.open())
    grade(session, Rating.EASY)
    keep(session.study)

    today = seen(desk)
    assert today == first_question(desk)
    desk.close()
    desk.clock.forward_days(1)
    assert seen(desk) == first_question(desk)


def test_no_glimpse_once_a_step_would_come_first(desk: Desk) -> None:
    desk.write("a.md", *(card(f"c{i}") for i in range(9)))
    session = ReviewSession(desk.open())
    grade(session, Rating.GOOD)  # comes back in 10 minutes
    keep(session.study)

    before, now = seen(desk), first_question(desk)
    desk.close()
    desk.clock.forward(minutes=11)

    assert before == now and seen(desk) is None
    assert first_question(desk) != now


def test_no_glimpse_on_another_day(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    keep(desk.open())

    desk.clock.forward_days(2)

    assert seen(desk) is None


def test_no_glimpse_after_the_database_changed(desk: Desk) -> None:
    desk.write("a.md", card("one"), card("two"))
    keep(desk.open())
    grade_all(ReviewSession(desk.open()))
    desk.close()

    assert seen(desk) is None


def test_no_glimpse_while_another_window_is_open(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    keep(desk.open())

    other = desk.open()
    with other.store.read():
        assert seen(desk) is None


def test_empty_queue_and_damaged_file_give_none(desk: Desk) -> None:
    desk.write("a.md")
    keep(desk.open())
    nothing = seen(desk)
    (desk.home.root / "first-card.json").write_text("{]", encoding="utf-8")

    assert nothing is None and seen(desk) is None
    assert look(desk.home, desk.clock.now() + timedelta(days=1), None) is None


def test_database_that_is_gone_is_no_error_on_leaving(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    study = desk.open()
    desk.home.database.unlink()

    keep(study)

    assert seen(desk) is None
