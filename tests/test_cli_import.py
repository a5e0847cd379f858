"""`studyapp import` as scripts call it: preview, JSON, writing, taking back, and what it says of mistakes."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from studyapp.cli import main
from studyapp.home import locate_home
from studyapp.storage.engine import open_store
from studyapp.storage.imported import read_imported
from studyapp.storage.tables import item

NOTE = """# Nets

## ResNet

[Deep Residual Learning](https://arxiv.org/abs/1512.03385)

Skip connections let gradients pass, so that very deep nets train.

## DenseNet

Each layer sees the outputs of all the layers that stand before it.

![dense](dense.png)

### Advantages

Features are used again, and there are fewer parameters than in ResNet.

## To be written

## Sources

https://example.org
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    (tmp_path / "content" / "notes").mkdir(parents=True)
    for name, value in {"STUDYAPP_HOME": home, "STUDYAPP_CONTENT": tmp_path / "content", "LC_ALL": "C.UTF-8"}.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.chdir(tmp_path)
    write("n.md", NOTE)
    return home


def write(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def run(*arguments: str, status: int = 0) -> None:
    assert main(["import", *arguments]) == status


def objects(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> list[dict[str, object]]:
    run(*arguments, "--dry-run", "--json", status=status)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def deck() -> dict[str, str]:
    """Give the questions of cards that aren't retired, with their areas."""
    store = open_store(locate_home().database, before_migration=lambda: None)
    try:
        with store.read() as connection:
            areas = {row.id: row.area for row in connection.execute(select(item.c.id, item.c.area))}
            found = [one for one in read_imported(connection) if not one.retired]
    finally:
        store.close()
    return {one.card.question.zh: areas[one.known.item] for one in found}


def test_dry_run_json_is_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    found = objects(capsys, "n.md")

    cards = [one for one in found if "refused" not in one]
    assert [{key: one[key] for key in ("file", "line", "question", "answer", "kind", "flags")} for one in cards] == [
        {
            "file": "n.md",
            "line": 3,
            "question": "ResNet",
            "answer": "Skip connections let gradients pass, so that very deep nets train.",
            "kind": "heading",
            "flags": ["references"],
        },
        {
            "file": "n.md",
            "line": 9,
            "question": "DenseNet",
            "answer": "Each layer sees the outputs of all the layers that stand before it.\n\n![dense](dense.png)",
            "kind": "heading",
            "flags": ["image"],
        },
        {
            "file": "n.md",
            "line": 15,
            "question": "Advantages",
            "answer": "Features are used again, and there are fewer parameters than in ResNet.",
            "kind": "heading",
            "flags": ["needs_path"],
        },
    ]
    assert found[len(cards) :] == [
        {"refused": True, "file": "n.md", "line": 1, "question": "Nets", "reason": "container"},
        {"refused": True, "file": "n.md", "line": 19, "question": "To be written", "reason": "empty"},
        {"refused": True, "file": "n.md", "line": 21, "question": "Sources", "reason": "link_only"},
    ]
    assert deck() == {}


def test_a_dry_run_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    run("n.md", "--dry-run")

    said = capsys.readouterr().out.splitlines()
    assert said[0] == "+ n.md:3  ResNet  [new card · with references]"
    assert said[-1] == "- n.md:21  Sources  [only links]"
    assert deck() == {}


def test_yes_writes_what_is_certain_and_twice_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    run("n.md", "--yes")
    said = capsys.readouterr().out
    assert "3 new, 0 changed, 0 as before, 0 retired" in said
    assert "1 title without an answer:" in said and "n.md:19  To be written" in said
    assert "1 image not found:" in said and "dense.png" in said
    assert deck() == {"ResNet": "notes", "DenseNet": "notes", "DenseNet › Advantages": "notes"}

    run("n.md", "--yes")
    assert "0 new, 0 changed, 3 as before, 0 retired" in capsys.readouterr().out


def test_what_is_not_certain_waits(capsys: pytest.CaptureFixture[str]) -> None:
    write("f.md", "**CNN**\n\nA net.\n\nHow fields grow\n\nhttps://a.org\n\nBy the stride.\n")
    run("f.md", "--yes")

    assert list(deck()) == ["CNN"]
    assert "1 proposal isn't certain and waits: `studyapp import` without --yes" in capsys.readouterr().out


def test_an_area_can_be_chosen() -> None:
    run("n.md", "--yes", "--area", "cnn-architectures")

    assert set(deck().values()) == {"cnn-architectures"}


def test_the_last_import_is_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    run("n.md", "--yes")
    run("--undo")
    assert "Taken back: the import of" in capsys.readouterr().out and deck() == {}

    run("--undo", status=1)
    assert "no import to take back" in capsys.readouterr().out


def test_ids_are_written_and_keep_a_card_whatever_changes(capsys: pytest.CaptureFixture[str]) -> None:
    run("n.md", "--yes", "--write-ids")
    assert "3 ids written into the notes" in capsys.readouterr().out
    written = Path("n.md").read_text()
    assert written.count("<!-- card id: note-") == 3

    write("n.md", written.replace("ResNet", "Something else").replace("Skip connections let", "Never mind how"))
    run("n.md", "--yes")
    assert "0 new, 2 changed, 1 as before, 0 retired" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "way", "kinds"),
    [
        (
            "h.md",
            "Q: What is AP?\nA: An area.\n\nC: [SGD] uses [one] sample.\n",
            "hashcards",
            "plain_question cloze cloze",
        ),
        ("o.md", "What is AP::An area\n\n==SGD== uses a sample\n", "obsidian", "plain_question cloze"),
        ("a.txt", "#separator:tab\nWhat is AP\tAn area\n", "anki", "plain_question"),
        ("a.csv", "What is AP,An area\n", "anki", "plain_question"),
        ("m.md", "## AP\n\nAn area.\n", "markdown", "heading"),
    ],
)
def test_each_way_of_writing(capsys: pytest.CaptureFixture[str], name: str, text: str, way: str, kinds: str) -> None:
    write(name, text)

    assert " ".join(str(one["kind"]) for one in objects(capsys, name, "--from", way)) == kinds


def test_a_way_of_writing_is_seen_by_itself_and_can_be_overruled(capsys: pytest.CaptureFixture[str]) -> None:
    write("h.md", "# T\n\nQ: What is AP?\nA: An area.\n\nC: [SGD] uses samples.\n")

    assert [one["kind"] for one in objects(capsys, "h.md")] == ["plain_question", "cloze"]
    assert [one["kind"] for one in objects(capsys, "h.md", "--from", "markdown") if "kind" in one] == [
        "plain_question",
        "definition",
    ]


def test_a_folder_is_read_whole(capsys: pytest.CaptureFixture[str]) -> None:
    write("d/b/x.md", "## B\n\nSecond.\n")
    write("d/a.md", "## A\n\nFirst.\n")
    write("d/picture.png", b"\x89PNG")
    write("d/.hidden.md", "## H\n\nHidden.\n")
    Path("d/loop").symlink_to(Path("d").resolve())

    assert [one["file"] for one in objects(capsys, "d")] == ["d/a.md", "d/b/x.md"]
    assert [one["file"] for one in objects(capsys, "d", "d/a.md")] == ["d/a.md", "d/b/x.md"]


def test_a_path_that_is_not_there_is_a_mistake_in_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    for more in (["--dry-run"], ["--yes"], []):
        run("gone.md", *more, status=2)
        assert "gone.md: no such file" in capsys.readouterr().err.replace("there is no such", "no such")


@pytest.mark.parametrize("arguments", [[], ["n.md", "--json"], ["n.md", "--yes", "--json"]])
def test_mistakes_in_the_command_are_said(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    run(*arguments, status=2)

    assert len(capsys.readouterr().err.splitlines()) <= 2 and deck() == {}


def test_without_a_terminal_one_must_say_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    run("n.md", status=2)

    said = capsys.readouterr().err
    assert "--dry-run" in said and "--yes" in said and deck() == {}


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_imported(capsys: pytest.CaptureFixture[str]) -> None:
    write("d/a.md", "## A\n\nFirst.\n")
    write("d/b.md", "标题\n正文".encode("gb18030"))
    write("d/c.md", b"\x7fELF\0\0")
    write("d/d.md", b"x" * 5_100_000)
    run("d", "--yes", status=1)

    said = capsys.readouterr().err
    assert list(deck()) == ["A"]
    assert "d/b.md:1" in said and "UTF-8" in said and "d/c.md" in said and "5.1 MB" in said
    assert "Traceback" not in said
