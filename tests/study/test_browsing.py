"""The browser's searches, filters and changes, on a real database."""

from pathlib import Path

import pytest
from building import Desk, card, showing

from studyapp.domain.memory import Rating
from studyapp.errors import ContentError, EnvironmentProblem
from studyapp.storage.browse import Query
from studyapp.study import browsing
from studyapp.study.browsing import find
from studyapp.study.importing import read_import
from studyapp.study.opening import Study
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Given

NOTE = "## 空洞卷积\n\n在卷积核中插入空洞。\n\n## Focal loss\n\nDown-weights easy examples, γ=2.\n"


@pytest.fixture
def study(desk: Desk, tmp_path: Path) -> Study:
    desk.configure(new_per_day=50)
    desk.write("a.md", card("bn", question="批归一化 BN 是什么", answer="按通道统计 `running_mean`"), area="alpha")
    desk.write("b.md", card("iou", question="交并比", answer="归一到零和一"), card("nms"), area="beta")
    study = desk.open()
    note = tmp_path / "n.md"
    note.write_text(NOTE, encoding="utf-8")
    read_import(study, [note]).write()
    return study


def found(study: Study, words: str = "", **more: object) -> list[str]:
    cards, total = find(study, Query(words, **more))  # type: ignore[arg-type]
    assert total == len(cards)
    return [one.question.zh.removesuffix(" 为什么？") for one in cards]


def item(study: Study, words: str, **more: object) -> int:
    (one,) = find(study, Query(words, **more))[0]  # type: ignore[arg-type]
    return one.item


@pytest.mark.parametrize(
    ("words", "questions"),
    [
        ("归", ["批归一化 BN 是什么", "交并比"]),
        ("归一化", ["批归一化 BN 是什么"]),
        ("化归", []),
        ("卷积 空洞", ["空洞卷积"]),
        ("bn", ["批归一化 BN 是什么"]),
        ("BN是", ["批归一化 BN 是什么"]),
        ("foc", ["Focal loss"]),
        ("LOSS easy", ["Focal loss"]),
        ("running_mean", ["批归一化 BN 是什么"]),
        ("γ=2", ["Focal loss"]),
        ("\" OR * NEAR( -- ' ;", []),
        ("!!!", []),
    ],
)
def test_search(study: Study, words: str, questions: list[str]) -> None:
    assert found(study, words) == questions


def test_cards_whose_question_has_the_words_come_first(study: Study) -> None:
    assert found(study, "归")[0].startswith("批归一化")


def test_nothing_sought_gives_every_card(study: Study) -> None:
    assert len(found(study)) == 5
    cards, total = find(study, Query(), limit=2)
    assert (len(cards), total) == (2, 5)


def test_filters(study: Study) -> None:
    assert len(found(study, area="beta")) == 2
    assert found(study, source="imported") == ["空洞卷积", "Focal loss"]
    assert len(found(study, source="content")) == 3 and found(study, source="own") == []
    assert browsing.areas(study) == ["alpha", "beta", "notes"]
    session = ReviewSession(study)
    shown = showing(session)
    session.doubt("错")
    showing(session)
    session.grade(Rating.EASY, Given(2.0, "zh"))
    question = shown.question("zh").removesuffix(" 为什么？")
    assert found(study, flagged=True) == [question]
    assert found(study, state="review") == [question]
    assert len(found(study, state="new")) == 4
    assert find(study, Query(state="review"))[0][0].due is not None


def test_setting_aside_and_back(study: Study) -> None:
    iou = item(study, "交并比")
    browsing.suspend(study, iou)
    assert found(study, state="suspended") == ["交并比"] and "交并比" in found(study)
    browsing.resume(study, iou)
    assert found(study, state="suspended") == []


def test_an_imported_card_is_mended_in_place(study: Study) -> None:
    focal = item(study, "focal")
    with pytest.raises(ContentError):
        browsing.edit(study, focal, "x", "  \n")

    browsing.edit(study, focal, "焦点损失\n是什么", "降低易分样本的权重。")

    assert found(study, "焦点损失") == ["焦点损失 是什么"] and found(study, "focal") == []
    assert browsing.look(study, focal).answer("en") == "降低易分样本的权重。"


def test_a_card_taken_out_stays_out_of_later_imports(study: Study, tmp_path: Path) -> None:
    focal = item(study, "focal")
    browsing.set_retired(study, focal, retired=True)
    read_import(study, [tmp_path / "n.md"]).write()

    assert found(study, "focal") == [] and found(study, "focal", state="retired") == ["Focal loss"]

    browsing.set_retired(study, focal, retired=False)
    assert found(study, "focal") == ["Focal loss"]


def test_tags_and_files(desk: Desk) -> None:
    text = card("one", question="一").replace("tags: []", "tags: [cnn, 检测]")
    desk.write("a.md", text, card("two"))
    study = desk.open()

    assert found(study, tag="cnn") == found(study, tag="检测") == ["一"]
    assert found(study, tag="cn") == []
    (one,) = find(study, Query(tag="cnn"))[0]
    assert browsing.file_of(study, one).is_file()


def test_words_follow_an_edited_file(desk: Desk) -> None:
    desk.write("a.md", card("one", question="旧词"))
    desk.open()
    desk.write("a.md", card("one", question="新词"))
    study = desk.open()

    assert found(study, "旧词") == [] and found(study, "新词") == ["新词"]


def test_every_tag_is_named_as_it_is_written(desk: Desk) -> None:
    text = card("one").replace("tags: []", 'tags: [batch-norm, 检测, "C++", "sibling:a"]')
    desk.write("a.md", text)
    study = desk.open()

    assert browsing.tags(study) == ["batch-norm", "c++", "检测"]
    assert all(len(found(study, tag=tag)) == 1 for tag in browsing.tags(study))


def test_words_with_a_tag_or_a_state_are_counted_with_them(desk: Desk) -> None:
    tagged = card("one", question="一归").replace("tags: []", "tags: [cnn]")
    desk.write("a.md", tagged, card("two", question="二归", answer="归"), card("three", answer="归"))
    study = desk.open()

    assert found(study, "归") == ["一归", "二归", "three"]
    assert found(study, "归", tag="cnn") == ["一归"]
    assert found(study, "归", state="review") == []
    assert find(study, Query("归"), limit=1)[1] == 3


def test_what_other_searches_would_find(study: Study) -> None:
    wider = browsing.wider(study, Query("focal", area="beta"))

    assert (wider.without_filters, wider.without_words, wider.retired) == (1, 2, 0)


def test_an_edit_is_put_back_as_it_was(study: Study, tmp_path: Path) -> None:
    focal = item(study, "focal")
    before = browsing.edit(study, focal, "焦点损失", "降低权重。")
    browsing.put_back(study, focal, before)

    assert found(study, "focal") == ["Focal loss"]
    (tmp_path / "n.md").write_text(NOTE.replace("easy", "simple"), encoding="utf-8")
    read_import(study, [tmp_path / "n.md"]).write()
    assert found(study, "simple") == ["Focal loss"]  # its note may change it again


def test_a_file_is_read_again(desk: Desk) -> None:
    desk.write("a.md", card("one", question="旧词"))
    study = desk.open()
    desk.write("a.md", card("one", question="新词"))

    assert browsing.read_again(study) == ()
    assert found(study) == ["新词"]
    (one,) = find(study, Query())[0]
    browsing.file_to_edit(study, one).unlink()
    with pytest.raises(EnvironmentProblem, match="any more"):
        browsing.file_to_edit(study, one)
