"""The topic list and what of it the cards cover."""

from pathlib import Path

from studyapp.authoring.cards import parse_cards
from studyapp.authoring.topics import coverage, read_topics

HEADER = "id\tarea\ttitle_en\ttitle_zh\n"


def test_topics_are_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / "topics.tsv"
    path.write_text(f"{HEADER}bn\tnormalization\tBN\t批归一化\niou\tdetection\tIoU\t交并比\n", encoding="utf-8")

    topics = read_topics(path)

    assert topics.problems == ()
    assert [(topic.id, topic.area, topic.title.zh) for topic in topics.topics] == [
        ("bn", "normalization", "批归一化"),
        ("iou", "detection", "交并比"),
    ]


def test_mistakes_are_told_by_line_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "topics.tsv"
    path.write_text("id,area\nbn\tn\tBN\t批\nthree\ta\tb\nbn\tn\tBN\t批\n", encoding="utf-8")

    topics = read_topics(path, "content/topics.tsv")

    assert [str(problem).partition("Write")[0] for problem in topics.problems] == [
        "content/topics.tsv:1: The first line isn't the header. ",
        "content/topics.tsv:3: A line has four fields. ",
        "content/topics.tsv:4: The topic `bn` is there twice. Delete one.",
    ]
    assert topics.ids == {"bn"}


def test_missing_list_is_one_problem(tmp_path: Path) -> None:
    topics = read_topics(tmp_path / "topics.tsv")

    assert [str(problem) for problem in topics.problems] == [
        "topics.tsv:1: The topic list can't be read: No such file or directory."
    ]


def test_coverage_parts_the_list(tmp_path: Path) -> None:
    path = tmp_path / "topics.tsv"
    path.write_text(f"{HEADER}a\tx\tA\t甲\nbn-vs-ln\tx\tB\t乙\nc\tx\tC\t丙\n", encoding="utf-8")
    good = (Path(__file__).parent / "good.md").read_bytes()

    covered = coverage(parse_cards(good, "good.md", own=False).cards, read_topics(path))

    assert (covered.covered, covered.missing) == (("bn-vs-ln",), ("a", "c"))
