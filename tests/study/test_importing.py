"""Imports end to end, on real files and a real database: what is written, kept, retired, and taken back."""

from pathlib import Path

import pytest
from building import Desk, showing

from studyapp.domain.memory import Rating
from studyapp.errors import ContentError, StorageError, UsageProblem
from studyapp.storage.deck import read_card
from studyapp.storage.figures import items_by_state
from studyapp.storage.imported import Imported, read_imported
from studyapp.study.importing import Import, Summary, last_import, read_import, undo_import
from studyapp.study.opening import Study
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Given

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
NOTE = """# 网络

## ResNet

跳跃连接让梯度直接流过。

## DenseNet

每层接收前面所有层的输出，因此特征得到复用。

## 空洞卷积

在卷积核中插入空洞，感受野变大而参数不变。
"""


@pytest.fixture
def study(desk: Desk) -> Study:
    desk.configure(new_per_day=50)
    return desk.open()


def write(folder: Path, text: str, name: str = "note.md") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def take(study: Study, *paths: Path) -> Summary:
    return read_import(study, paths).write()


def cards(study: Study) -> list[Imported]:
    with study.store.read() as connection:
        return read_imported(connection)


def wordings(study: Study) -> dict[str, str]:
    return {one.card.question.zh: one.card.answer.zh for one in cards(study) if not one.retired}


def states(read: Import) -> dict[str, str]:
    return {row.proposal.question: row.state for row in read.rows}


def learn(study: Study, question: str) -> int:
    """Grade the card that asks `question`; give its item."""
    session = ReviewSession(study)
    while True:
        shown = showing(session)
        session.grade(Rating.GOOD, Given(5.0, "zh"))
        if shown.question("zh") == question:
            return shown.item


def reviews(study: Study, item: int) -> int:
    with study.store.read() as connection:
        from studyapp.storage import log

        return log.read_state(connection, item).memory.reviews


def test_nothing_is_written_before_the_user_says_so(study: Study, tmp_path: Path) -> None:
    read = read_import(study, [write(tmp_path, NOTE)])

    assert states(read) == {"ResNet": "new", "DenseNet": "new", "空洞卷积": "new"}
    assert cards(study) == []


def test_imported_cards_are_met_and_counted(study: Study, tmp_path: Path) -> None:
    summary = take(study, write(tmp_path, NOTE))

    assert (summary.added, summary.changed, summary.retired) == (3, 0, 0)
    learn(study, "DenseNet")
    with study.store.read() as connection:
        assert sum(items_by_state(connection).values()) == 3


def test_importing_twice_changes_nothing(study: Study, tmp_path: Path) -> None:
    path = write(tmp_path, NOTE)
    take(study, path)
    before = cards(study)

    summary = take(study, path)

    assert (summary.added, summary.changed, summary.same, summary.retired) == (0, 0, 3, 0)
    assert cards(study) == before


def test_edits_keep_the_history(study: Study, tmp_path: Path) -> None:
    path = write(tmp_path, NOTE)
    take(study, path)
    item = learn(study, "DenseNet")
    path.write_text(
        NOTE.replace("## DenseNet", "## DenseNet 稠密连接").replace("复用。", "复用，参数也少。"), encoding="utf-8"
    )

    read = read_import(study, [path])
    read.write()

    assert states(read)["DenseNet 稠密连接"] == "changed"
    assert reviews(study, item) == 1
    with study.store.read() as connection:
        assert read_card(connection, item).card.question.zh == "DenseNet 稠密连接"


def test_a_card_that_leaves_retires_and_comes_back_with_its_history(study: Study, tmp_path: Path) -> None:
    path = write(tmp_path, NOTE)
    take(study, path)
    item = learn(study, "ResNet")
    path.write_text(NOTE.replace("## ResNet\n\n跳跃连接让梯度直接流过。\n\n", ""), encoding="utf-8")
    read = read_import(study, [path])

    assert [one.known.question for one in read.gone] == ["ResNet"]
    assert read.write().retired == 1 and "ResNet" not in wordings(study)

    path.write_text(NOTE, encoding="utf-8")
    again = read_import(study, [path])
    again.write()

    assert states(again)["ResNet"] == "back"
    assert "ResNet" in wordings(study) and reviews(study, item) == 1


def test_a_card_kept_by_the_user_stays(study: Study, tmp_path: Path) -> None:
    path = write(tmp_path, NOTE)
    take(study, path)
    path.write_text("# 网络\n", encoding="utf-8")
    read = read_import(study, [path])
    read.kept = {one.known.item for one in read.gone if one.known.question == "ResNet"}
    read.write()

    assert list(wordings(study)) == ["ResNet"]


def test_a_renamed_file_and_a_section_moved_to_another(study: Study, tmp_path: Path) -> None:
    path = write(tmp_path / "a", NOTE)
    take(study, path)
    item = learn(study, "空洞卷积")
    path.rename(tmp_path / "a" / "other.md")
    read = read_import(study, [tmp_path / "a"])
    read.write()

    assert set(states(read).values()) == {"changed"} and read.gone == []

    head, section = NOTE.split("## 空洞卷积")
    write(tmp_path / "a", head, "other.md")
    write(tmp_path / "a", "# 卷积\n\n## 空洞卷积" + section, "third.md")
    take(study, tmp_path / "a")

    assert reviews(study, item) == 1
    assert {one.known.item for one in cards(study) if one.known.question == "空洞卷积" and not one.retired} == {item}


def test_a_whole_import_is_taken_back(study: Study, tmp_path: Path) -> None:
    path = write(tmp_path, NOTE)
    take(study, path)
    item = learn(study, "DenseNet")
    before = cards(study)
    edited = NOTE.replace("特征", "信息").replace("## ResNet", "## ResNet 网络")
    path.write_text(f"{edited}\n## 新题\n\n新答案。\n", encoding="utf-8")
    take(study, path)
    assert cards(study) != before

    assert undo_import(study) is not None

    assert [one for one in cards(study) if one.known.question != "新题"] == before
    assert "新题" not in wordings(study) and reviews(study, item) == 1
    assert undo_import(study) is not None and wordings(study) == {}
    assert undo_import(study) is None and last_import(study) is None


def test_what_the_user_refused_is_not_proposed_again(study: Study, tmp_path: Path) -> None:
    path = write(tmp_path, NOTE)
    read = read_import(study, [path])
    read.refuse(read.rows[1])
    read.write()

    again = read_import(study, [path])

    assert list(wordings(study)) == ["ResNet", "空洞卷积"]
    assert (again.rows[1].state, again.rows[1].accepted) == ("refused", False)
    again.accept(again.rows[1])
    again.write()
    assert "DenseNet" in wordings(study)


def test_what_nobody_is_sure_of_waits_and_is_proposed_again(study: Study, tmp_path: Path) -> None:
    path = write(tmp_path, "**CNN**\n\n卷积网络。\n\n感受野怎么算\n\nhttps://a.org\n\n逐层累乘步幅。\n")
    take(study, path)

    again = read_import(study, [path])

    assert list(wordings(study)) == ["CNN"]
    assert states(again) == {"CNN": "same", "感受野怎么算": "new"}


def test_a_doubt_is_asked_and_answered(study: Study, tmp_path: Path) -> None:
    path = write(tmp_path, "## YOLO v2 改进了什么\n\n用锚框，并在每层后做批归一化，还用多尺度训练。\n\n## 空\n")
    take(study, path)
    item = cards(study)[0].known.item
    path.write_text(path.read_text(encoding="utf-8").replace("v2", "v3"), encoding="utf-8")
    read = read_import(study, [path])

    assert [one.known.item for one in read.rows[0].candidates] == [item]
    assert not read.rows[0].accepted and read.gone == []

    read.is_card(read.rows[0], read.rows[0].candidates[0])
    read.write()

    assert [one.known.item for one in cards(study)] == [item]
    assert list(wordings(study)) == ["YOLO v3 改进了什么"]


def test_the_users_wording_outlives_edits_of_the_note(study: Study, tmp_path: Path) -> None:
    path = write(tmp_path, NOTE)
    read = read_import(study, [path])
    read.edit(read.rows[0], "ResNet 解决什么？", "退化问题。")
    read.write()
    path.write_text(NOTE.replace("直接流过", "直接传回"), encoding="utf-8")
    take(study, path)

    assert wordings(study)["ResNet 解决什么？"] == "退化问题。"


def test_merge_split_and_the_end_of_an_answer(study: Study, tmp_path: Path) -> None:
    read = read_import(study, [write(tmp_path, NOTE)])
    first = read.rows[0]

    second = read.following(first)
    assert second is not None
    read.merge(first, second)
    assert first.proposal.answer.endswith("**DenseNet**\n\n每层接收前面所有层的输出，因此特征得到复用。")
    assert (second.accepted, second.unwanted, read.following(first)) == (False, True, read.rows[2])
    read.split(first, "DenseNet 呢？", 3)
    assert [row.proposal.question for row in read.rows] == ["ResNet", "DenseNet 呢？", "DenseNet", "空洞卷积"]
    with pytest.raises(ContentError):
        read.split(first, "x", 0)
    last = read.rows[3]
    assert not read.move_end(last, -5) and not read.move_end(first, 1)
    assert last.proposal.answer == "在卷积核中插入空洞，感受野变大而参数不变。"
    assert read.following(last) is None
    read.write()
    assert list(wordings(study)) == ["DenseNet 呢？", "ResNet", "空洞卷积"]
    assert states_twice(study, tmp_path) == {"ResNet": "same", "DenseNet": "refused", "空洞卷积": "same"}


def states_twice(study: Study, folder: Path) -> dict[str, str]:
    """Import again; give how each proposal stands. Nothing may change."""
    before = cards(study)
    read = read_import(study, [folder / "note.md"])
    assert read.gone == []
    summary = read.write()
    assert (summary.run, summary.changed, summary.added) == (None, 0, 0) and cards(study) == before
    return states(read)


def test_the_end_of_an_answer_moves_through_the_note(study: Study, tmp_path: Path) -> None:
    read = read_import(study, [write(tmp_path, "## A\n\n一行。\n\n二行。\n\n## B\n\n三行。\n")])
    row = read.rows[0]

    assert read.move_end(row, -1) and row.proposal.answer == "一行。"
    assert read.move_end(row, 2) and row.proposal.answer == "一行。\n\n二行。"
    read.move_end(row, -2)
    read.write()

    assert wordings(study)["A"] == "一行。"
    assert states_twice(study, tmp_path) == {"A": "same", "B": "same"}


def test_the_same_question_elsewhere_is_taken_into_one_card(study: Study, tmp_path: Path) -> None:
    folder = tmp_path / "n"
    write(folder, NOTE)
    write(folder, "## ResNet\n\n另一种说法。\n\n## 尾\n", "b.md")
    take(study, folder)
    read = read_import(study, [folder])
    row = next(row for row in read.rows if row.twins and row.note.path.name == "note.md")
    read.merge(row, row.twins[0])
    read.write()

    assert [one.card.answer.zh for one in cards(study) if one.card.question.zh == "ResNet" and not one.retired] == [
        "跳跃连接让梯度直接流过。\n\n另一种说法。"
    ]
    again = read_import(study, [folder])
    assert [row.state for row in again.rows if row.proposal.question == "ResNet"] == ["refused", "same"]
    assert again.write().run is None
    assert undo_import(study) is not None
    assert sum(one.card.question.zh == "ResNet" and not one.retired for one in cards(study)) == 2


def test_the_same_question_in_two_files_is_shown_and_not_merged(study: Study, tmp_path: Path) -> None:
    one, other = write(tmp_path / "n", NOTE), write(tmp_path / "n", "## ResNet\n\n另一种说法。\n\n## 尾\n", "b.md")
    read = read_import(study, [tmp_path / "n"])

    assert [len(row.twins) for row in read.rows if row.proposal.question == "ResNet"] == [1, 1]
    read.write()
    assert [card.card.question.zh for card in cards(study)].count("ResNet") == 2
    assert one.exists() and other.exists()


def test_a_vague_title_is_asked_with_its_path(study: Study, tmp_path: Path) -> None:
    take(study, write(tmp_path, "## L1\n\n绝对值之和。\n\n### 几何解释\n\n菱形的角在坐标轴上。\n"))

    assert list(wordings(study)) == ["L1", "L1 › 几何解释"]


@pytest.mark.parametrize("written", ["img/net.png", "img\\net.png", "img%2Fnet.png", "D:\\me\\img\\net.png"])
def test_images_are_copied_by_content(study: Study, tmp_path: Path, written: str) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "net.png").write_bytes(PNG)
    path = write(tmp_path, f'## 网络\n\n![图]({written})\n\n正文在此。\n\n<img src="{written}" style="zoom:50%;" />\n')

    summary = take(study, path)

    (kept,) = study.home.images.iterdir()
    assert kept.read_bytes() == PNG and (summary.images, summary.missing) == (1, ())
    answer = wordings(study)["网络"]
    assert answer.count(f"(images/{kept.name})") == 2 and "<img" not in answer


def test_a_missing_image_is_named(study: Study, tmp_path: Path) -> None:
    summary = take(study, write(tmp_path, "## 网络\n\n![图](D:\\x\\gone.png)\n\n正文在此。\n"))

    assert summary.missing == ("D:\\x\\gone.png",)
    assert "gone.png" in wordings(study)["网络"]


def test_files_that_cannot_be_read_are_told_and_the_others_go_on(study: Study, tmp_path: Path) -> None:
    folder = tmp_path / "n"
    write(folder, NOTE)
    (folder / "old.md").write_bytes("标题".encode("gb18030"))
    (folder / "empty.md").write_bytes(b"")
    (folder / "loop").symlink_to(folder)
    read = read_import(study, [folder])

    assert len(read.rows) == 3
    assert [(problem.place.line, "UTF-8" in problem.message) for problem in read.problems] == [(1, True)]
    with pytest.raises(UsageProblem):
        read_import(study, [tmp_path / "none.md"])


def test_a_failed_write_writes_nothing(study: Study, tmp_path: Path) -> None:
    read = read_import(study, [write(tmp_path, NOTE)])
    with study.store.write() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON imported WHEN NEW.position = 3 BEGIN SELECT RAISE(FAIL, 'no'); END"
        )

    with pytest.raises(Exception, match="no"):
        read.write()

    assert cards(study) == [] and last_import(study) is None


def test_a_locked_database_is_said(desk: Desk, tmp_path: Path) -> None:
    study = desk.open()
    read = read_import(study, [write(tmp_path, NOTE)])
    study.home.database.unlink()

    with pytest.raises(StorageError):
        read.write()
