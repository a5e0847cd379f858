"""The snapshot an interview chooses from: memories, what was just asked, the drills that fit."""

from building import GIVEN, Desk, card, showing
from drilling import write_drill
from interviewing import RIGHT, conduct, look_back, write_bank, write_persona, write_preset

from studyapp.domain.choosing import Candidate
from studyapp.domain.memory import Rating
from studyapp.storage.items import items_of
from studyapp.study.browsing import suspend
from studyapp.study.drill_states import set_aside
from studyapp.study.interview_bank import Bank, make_bank
from studyapp.study.opening import Study
from studyapp.study.presets import read_presets
from studyapp.study.review import ReviewSession


def bank(study: Study, preset: str = "short") -> Bank:
    return make_bank(study, read_presets(study).preset(preset), 1, [])


def candidates(study: Study) -> dict[str, Candidate]:
    return {name: topic.candidate for name, topic in bank(study).plan.topics.items()}


def test_a_card_is_as_well_known_as_it_is_today(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    write_persona(desk)
    write_preset(desk, "short", "warmup 5 1 alpha", "debrief 1")
    study = desk.open()
    assert candidates(study)["one"].recall is None

    session = ReviewSession(study)
    showing(session)
    session.grade(Rating.EASY, GIVEN)
    desk.clock.forward_days(8)
    recall = candidates(study)["one"].recall
    assert recall is not None
    assert 0.85 < recall < 0.95  # FSRS: 0.9 after as many days as the stability, 8.3


def test_what_was_asked_is_remembered(desk: Desk) -> None:
    write_bank(desk)
    study = desk.open()
    assert candidates(study)["root"] == Candidate("root", "alpha", 1)

    look_back(study, conduct(study, "me", RIGHT))
    desk.clock.forward_days(3)
    assert candidates(study)["root"].days_since == 3
    assert candidates(study)["root"].just_asked
    assert not candidates(study)["turned"].just_asked


def test_suspended_cards_and_drills_and_too_long_ones_are_left_out(desk: Desk) -> None:
    write_bank(desk)
    for slug, minutes in (("quick", 10), ("fits", 25), ("long", 26), ("aside", 10)):
        write_drill(desk.content, slug, minutes=minutes)
    write_preset(desk, "code", "coding 20 1 alpha", "debrief 1")
    study = desk.open()
    assert set(bank(study, "code").plan.tasks) == {"aside", "fits", "quick"}

    set_aside(study, "aside", "numpy")
    with study.store.read() as connection:
        root = items_of(connection, "card")["root"].id
    suspend(study, root)
    made = bank(study, "code").plan
    assert set(made.tasks) == {"fits", "quick"}
    assert "root" not in made.topics


def test_the_digest_tells_banks_apart(desk: Desk) -> None:
    write_bank(desk)
    study = desk.open()
    first = bank(study).digest
    assert bank(study).digest == first

    desk.write("more.md", card("extra"))
    assert bank(desk.start_again()).digest != first
