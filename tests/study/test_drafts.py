"""Drafts of typed answers survive, and never stand in the way."""

from building import Desk

from studyapp.study.drafts import load_draft, save_draft


def test_draft_belongs_to_its_item_and_is_forgotten_when_empty(desk: Desk) -> None:
    save_draft(desk.home, 7, "批归一化\nper channel")

    assert load_draft(desk.home, 7) == "批归一化\nper channel" and load_draft(desk.home, 8) == ""
    save_draft(desk.home, 7, "")
    assert load_draft(desk.home, 7) == ""


def test_damaged_draft_and_unwritable_folder_are_no_error(desk: Desk) -> None:
    desk.home.drafts.mkdir(parents=True)
    (desk.home.drafts / "review.json").write_text('{"item": 7', encoding="utf-8")

    assert load_draft(desk.home, 7) == ""
    (desk.home.drafts / "review.json").unlink()
    desk.home.drafts.rmdir()
    desk.home.drafts.write_text("a file in its place", encoding="utf-8")
    save_draft(desk.home, 7, "text")
    assert load_draft(desk.home, 7) == ""
