"""Ids in notes: a line below each title, everything else byte for byte as it was."""

from pathlib import Path

import pytest
from building import Desk

from studyapp.errors import EnvironmentProblem
from studyapp.storage.imported import read_imported
from studyapp.study.importing import read_import
from studyapp.study.note_ids import write_ids


def imported(desk: Desk, path: Path) -> list[int]:
    study = desk.open()
    read = read_import(study, [path])
    read.write()
    write_ids(read)
    with study.store.read() as connection:
        return [one.known.item for one in read_imported(connection) if not one.retired]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_ids_stand_below_their_titles(desk: Desk, tmp_path: Path, ending: str) -> None:
    plain = "\ufeff## A\n\n正文甲在此。\n\n1. **B 是什么？**\n   回答乙在此。\n\n## C\n末行丙在此。"
    text = plain.replace("\n", ending)
    path = tmp_path / "n.md"
    path.write_bytes(text.encode())

    items = imported(desk, path)

    written = path.read_bytes().decode()
    lines = written.split(ending)
    assert [number for number, line in enumerate(lines) if "<!-- card id: note-" in line] == [1, 6, 10]
    assert lines[6].startswith("   <!--")
    assert ending.join(line for line in lines if "<!--" not in line) == text
    assert imported(desk, path) == items
    assert path.read_bytes().decode() == written


def test_a_written_id_finds_a_card_whatever_was_changed(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "n.md"
    path.write_text("## 旧题\n\n旧的答案。\n\n## 别的\n\n别的答案。\n", encoding="utf-8")
    items = imported(desk, path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("旧题", "全新的问法").replace("旧的答案", "完全重写的内容"), encoding="utf-8")

    assert imported(desk, path) == items


def test_a_note_that_changed_meanwhile_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "n.md"
    path.write_text("## A\n\n正文甲在此。\n", encoding="utf-8")
    read = read_import(desk.open(), [path])
    read.write()
    path.write_text("## 新\n\n文\n\n## A\n\n正文甲在此。\n", encoding="utf-8")

    with pytest.raises(EnvironmentProblem):
        write_ids(read)

    assert "<!--" not in path.read_text(encoding="utf-8")
