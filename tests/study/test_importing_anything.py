"""Whatever is in a note: it becomes cards or is refused in words; twice changes nothing; taking back is exact."""

import shutil
import tempfile
import time
import tracemalloc
from pathlib import Path

import pytest
from building import Desk, desk_in
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.storage.imported import Imported, read_imported
from studyapp.study.importing import read_import, undo_import
from studyapp.study.opening import Study

pytestmark = pytest.mark.slow

_PIECES = st.sampled_from(
    ["# A", "## A", "## B", "**C？**", "**D**", "E：f", "g？", "- **H？**", "1. j？", "[k](l)", "![m](n.png)", "", "",
     "```", "$$", "---", "| a | b |", "> q", "<!-- card id: note-1 -->", "正文在此。", "    p", "![r", "s](t)", "Q: u",
     "A: v", "w::x", "?", "==y== z", "C: [a] b", "#separator:tab", "a\tb", '"a', "<b>c</b>", "{{c1::d}}", "优点："]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=25).map("\n".join) | st.text(max_size=120)
_NOTES = _TEXTS.map(lambda text: text.encode(errors="surrogatepass")) | st.binary(max_size=60)
_NAMES = st.sampled_from(["n.md", "n.txt", "n.csv"])


def cards(study: Study) -> list[Imported]:
    with study.store.read() as connection:
        return read_imported(connection)


def in_deck(study: Study) -> list[Imported]:
    return [one for one in cards(study) if not one.retired]


@settings(max_examples=60)
@given(first=_NOTES, second=_NOTES, name=_NAMES)
def test_any_note_is_imported_twice_and_taken_back(
    empty_database: Path, first: bytes, second: bytes, name: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_in(Path(folder) / "desk", empty_database)
        study, note = desk.open(), Path(folder, name)
        note.write_bytes(first)
        read_import(study, [note]).write()
        before = cards(study)

        again = read_import(study, [note])
        assert again.gone == [] and again.write().run is None and cards(study) == before

        note.write_bytes(second)
        run = read_import(study, [note]).write().run
        assert read_import(study, [note]).write().run is None
        if run is not None:
            undo_import(study)
        known = {one.known.item for one in before}
        assert [one for one in cards(study) if one.known.item in known] == before
        assert {one.known.item for one in in_deck(study)} <= known
        desk.close()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x" * 1_000_000,
        b"[" * 1_000_000,
        "\n".join("  " * depth + f"- level {depth}" for depth in range(200)).encode(),
        "".join(f"# 标题{n}\n" for n in range(5000)).encode(),
        "".join(f"# 标题{n}\n\n正文第{n}段在此。\n\n" for n in range(2000)).encode(),
        ("## A\n\n" + "正文。" * 550_000).encode(),
        ("## A\n\n" + "[a](b) " * 100_000).encode(),
        ("|a|b|\n|-|-|\n" + "|c|d|\n" * 10_000).encode(),
        ("a\tb\n" * 10_000).encode(),
        "".join(f"question {n}::answer {n}\n" for n in range(4_000)).encode(),
        ("Q: a\nA: b\n\n" * 4_000).encode(),
    ],
    ids=["empty", "line", "brackets", "nested", "headings", "cards", "5 MB", "links", "table", "tabs", "colons", "Q"],
)
def test_hostile_notes_end_soon_in_little_memory(desk: Desk, tmp_path: Path, data: bytes) -> None:
    study, note = desk.open(), tmp_path / "n.md"
    note.write_bytes(data)
    begun = time.process_time()
    tracemalloc.start()

    read_import(study, [note])

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    taken = time.process_time() - begun
    print(f"{len(data)} bytes: {taken:.1f} s, {peak / 2**20:.0f} MiB")
    assert taken < 60 and peak < 400 * 2**20  # tracing makes it four times slower


def test_a_file_that_disappears_between_reading_and_writing_is_imported(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "n.md").write_text("## A\n\n![](x.png)\n\n正文在此。\n", encoding="utf-8")
    study = desk.open()
    read = read_import(study, [folder])
    shutil.rmtree(folder)

    assert read.write().missing == ("x.png",) and len(in_deck(study)) == 1


def test_links_in_a_circle_and_dangling_ones_end(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "up").symlink_to(folder)
    (folder / "one").symlink_to(folder / "two")
    (folder / "two").symlink_to(folder / "one")
    (folder / "gone.md").symlink_to(tmp_path / "nowhere.md")
    (folder / "n.md").write_text("## A\n\n正文在此。\n", encoding="utf-8")

    read = read_import(desk.open(), [folder])

    assert len(read.rows) == 1 and read.problems == []
