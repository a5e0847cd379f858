"""Finding drills and reading drill.toml: every mistake an author can make is told with its line."""

from pathlib import Path

import pytest
from small_drill import DOUBLE

from studyapp.errors import ContentError, UsageProblem
from studyapp.judge.catalogue import circle_among, find_drill, find_drills, in_course, parse_drill, read_drill
from studyapp.judge.drill import Drill, Entry, Stage
from studyapp.paths import content_root

GOOD = """\
title = { en = "Small", zh = "小" }
area = "basics"
level = 2
minutes = 15
backends = ["numpy"]
gpu = true
cards = ["a-card"]
prerequisites = ["other"]
also = ["tiny_one"]
case_seconds = 1
memory_mib = 300
forbidden.numpy = ["torch"]
[[entry]]
name = "f"
args = ["x", "m"]
returns = ["y", "cache"]
mutates = ["m"]
opaque = ["cache"]
detached = ["y"]
[[entry]]
name = "g"
args = ["x"]
returns = ["z"]
unchecked = ["z"]
stage = "more"
[[stage]]
name = "more"
title = { en = "More", zh = "更多" }
"""


def write(root: Path, text: str | bytes = GOOD, slug: str = "small") -> Path:
    folder = root / slug
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "drill.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def test_every_field_arrives(tmp_path: Path) -> None:
    drill = read_drill(write(tmp_path))

    assert (drill.slug, drill.folder) == ("small", tmp_path / "small")
    assert (drill.title("en"), drill.title("zh")) == ("Small", "小")
    assert (drill.area, drill.level, drill.minutes, drill.backends, drill.gpu) == ("basics", 2, 15, ("numpy",), True)
    assert (drill.cards, drill.prerequisites, drill.also) == (("a-card",), ("other",), ("tiny_one",))
    assert (drill.case_seconds, drill.memory_mib) == (1.0, 300)
    assert drill.forbidden == {"numpy": ("torch",), "torch": ()}
    assert drill.entries == (
        Entry("f", ("x", "m"), ("y", "cache"), mutates=("m",), opaque=("cache",), detached=("y",)),
        Entry("g", ("x",), ("z",), unchecked=("z",), stage="more"),
    )
    assert drill.stages == (Stage("more", "More", "更多"),)


def test_what_isnt_said_has_a_default(tmp_path: Path) -> None:
    left_out = ("backends", "gpu", "cards", "prerequisites", "also", "case_seconds", "memory_mib", "forbidden")
    lines = [line for line in GOOD.splitlines() if not line.startswith(left_out)]

    drill = read_drill(write(tmp_path, "\n".join(lines)))

    assert (drill.backends, drill.gpu, drill.cards, drill.also) == (("numpy", "torch"), False, (), ())
    assert (drill.case_seconds, drill.memory_mib, drill.forbidden) == (2.0, 1024, {"numpy": (), "torch": ()})


#: What stands in GOOD, what an author wrote instead, the line told, the words.
MISTAKES = [
    ('title = { en = "Small", zh = "小" }', 'title = "Small"', 1, "`title` is missing a language"),
    ('zh = "小"', 'zh = ""', 1, "`title` is missing a language"),
    ('zh = "小" }', 'zh = "小", fr = "x" }', 1, "`title` is missing a language"),
    ('area = "basics"', "", 1, "the drill has no `area`"),
    ('area = "basics"', "area = 3", 2, "`area` is of another kind"),
    ("level = 2", "level = 4", 3, "`level` is 1, 2 or 3"),
    ("level = 2", "level = true", 3, "`level` is of another kind"),
    ("level = 2", 'level = "2"', 3, "`level` is of another kind"),
    ("minutes = 15", "", 1, "`minutes` is missing: how long an interview gives for it"),
    ("minutes = 15", "minutes = 0", 4, "`minutes` is missing: how long an interview gives for it"),
    ('["numpy"]', '["numpy", "jax"]', 5, "`backends` names other things than numpy and torch"),
    ('["numpy"]', "[]", 5, "`backends` names other things than numpy and torch"),
    ('["numpy"]', '"numpy"', 5, "`backends` is a list of texts"),
    ("gpu = true", "gpu = 1", 6, "`gpu` is of another kind"),
    ('["a-card"]', "[3]", 7, "`cards` is a list of texts"),
    ("case_seconds = 1", 'case_seconds = "1"', 10, "`case_seconds` is of another kind"),
    ("case_seconds = 1", "case_seconds = 0", 10, "`case_seconds` is more than 0"),
    ("memory_mib = 300", "memory_mib = 0.5", 11, "`memory_mib` is of another kind"),
    ("memory_mib = 300", "memory_mib = -1", 11, "`memory_mib` is more than 0"),
    ('forbidden.numpy = ["torch"]', 'forbidden = ["torch"]', 12, "`forbidden` has a list for numpy and one for torch"),
    ("forbidden.numpy", "forbidden.jax", 12, "`forbidden` has a list for numpy and one for torch"),
    ('forbidden.numpy = ["torch"]', 'forbidden.numpy = "torch"', 12, "`numpy` is a list of texts"),
    ("memory_mib", "memory_mb", 11, "`memory_mb` is unknown here"),
    ('name = "f"', 'name = "1f"', 14, "an [[entry]] has a `name` and what it `returns`"),
    ('name = "f"', "", 13, "an [[entry]] has a `name` and what it `returns`"),
    ('returns = ["z"]', "returns = []", 21, "an [[entry]] has a `name` and what it `returns`"),
    ('name = "g"', 'name = "f"', 21, "`f` is there twice"),
    ('args = ["x", "m"]', 'args = "x, m"', 15, "`args` is a list of texts"),
    ('mutates = ["m"]', 'mutates = ["n"]', 17, "`n` is no argument"),
    ('opaque = ["cache"]', 'opaque = ["x"]', 18, "`x` is no result"),
    ('detached = ["y"]', 'detached = ["z"]', 19, "`z` is no result"),
    ('unchecked = ["z"]', 'unchecked = ["y"]', 24, "`y` is no result"),
    ('unchecked = ["z"]', 'uncheckd = ["z"]', 24, "`uncheckd` is unknown here"),
    ('stage = "more"', 'stage = "less"', 25, "`g` belongs to a stage that isn't there"),
    ('name = "more"', 'name = "core"', 27, "a [[stage]] has a `name` and a `title`"),
    ('title = { en = "More", zh = "更多" }', 'title = { en = "More" }', 28, "`title` is missing a language"),
    ('title = { en = "More", zh = "更多" }', "", 26, "`title` is missing a language"),
    ("[[stage]]", "[stage]", 26, "write [[stage]] above each"),
    ('title = { en = "More", zh = "更多" }', 'title = { en = "More", zh = "更多" }\nx = 1', 29, "`x` is unknown here"),
]


@pytest.mark.parametrize(
    ("good", "bad", "line", "message"), MISTAKES, ids=[f"{b[:30]}-{m[:30]}" for _g, b, _l, m in MISTAKES]
)
def test_a_mistake_in_drill_toml_is_told_with_its_line(
    tmp_path: Path, good: str, bad: str, line: int, message: str
) -> None:
    assert GOOD.count(good) == 1

    drill, problems = parse_drill(write(tmp_path, GOOD.replace(good, bad)))

    assert drill is None
    told = [(problem.place.file, problem.place.line, problem.message) for problem in problems]
    assert ("small/drill.toml", line, message) in told, told


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    _drill, problems = parse_drill(
        write(tmp_path, GOOD.replace("level = 2", "level = 9").replace("gpu = true", "gpu = 0"))
    )

    assert [problem.place.line for problem in problems] == [6, 3]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("\ntitle = ", 2, "Invalid value (at end of document)"),
        ("level = 1\nlevel = 2\n\n", 2, "Cannot overwrite a value (at line 2, column 10)"),
        (b"a = 1\ntitle = '\xff'", 2, "'utf-8' codec can't decode byte 0xff in position 15: invalid start byte"),
        ("", 1, "the drill has no `area`"),
    ],
)
def test_what_is_no_toml_is_told(tmp_path: Path, text: str | bytes, line: int, told: str) -> None:
    drill, problems = parse_drill(write(tmp_path, text))

    assert drill is None
    assert (line, told) in [(problem.place.line, problem.message) for problem in problems]


@pytest.mark.parametrize("slug", ["Small", "small-drill", "_small", "small__drill", "小"])
def test_a_folders_name_is_a_slug(tmp_path: Path, slug: str) -> None:
    _drill, problems = parse_drill(write(tmp_path, GOOD, slug))

    assert [str(problem) for problem in problems] == [
        f"{slug}/drill.toml:1: `{slug}` is no name for a drill Use a-z, 0-9 and `_`."
    ]


def test_a_drill_that_cant_be_read_says_the_first_thing_that_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"small/drill\.toml:3: `level` is 1, 2 or 3"):
        read_drill(write(tmp_path, GOOD.replace("level = 2", "level = 7")))
    with pytest.raises(ContentError, match=r"nowhere/drill\.toml:1: No such file"):
        read_drill(tmp_path / "nowhere")


def test_drills_are_found_by_being_there(tmp_path: Path) -> None:
    write(tmp_path, slug="b")
    write(tmp_path, slug="a")
    write(tmp_path, "nothing", slug="broken")
    (tmp_path / "no_drill").mkdir()
    (tmp_path / "file.txt").touch()

    drills, problems = find_drills([tmp_path, tmp_path / "absent"])

    assert [drill.slug for drill in drills] == ["a", "b"]
    assert [problem.place.file for problem in problems] == ["broken/drill.toml"]


def test_a_later_folders_drill_replaces_an_earlier_ones(tmp_path: Path) -> None:
    write(tmp_path / "ours")
    write(tmp_path / "users", GOOD.replace("Small", "My own"))
    write(tmp_path / "broken", "nothing")

    drills, _problems = find_drills([tmp_path / "ours", tmp_path / "users", tmp_path / "broken"])

    assert [drill.title_en for drill in drills] == ["My own"]


@pytest.mark.parametrize("name", ["batch_norm", "batch-norm", "Batch-Norm", "bn", "tiny-one"])
def test_a_drill_goes_by_its_names(tmp_path: Path, name: str) -> None:
    write(tmp_path, GOOD.replace('"tiny_one"', '"bn", "tiny-one"'), "batch_norm")

    drills, _problems = find_drills([tmp_path])

    assert find_drill(drills, name).slug == "batch_norm"


def test_a_slug_is_never_another_drills_further_name(tmp_path: Path) -> None:
    write(tmp_path, slug="a")
    write(tmp_path, GOOD.replace("tiny_one", "a"), "b")

    drills, _problems = find_drills([tmp_path])

    assert find_drill(drills, "a").slug == "a"


def test_an_unknown_name_is_answered_with_near_ones(tmp_path: Path) -> None:
    for slug in ("batchnorm", "layernorm", "adam"):
        write(tmp_path, GOOD.replace("tiny_one", f"{slug}_too"), slug)
    drills, _problems = find_drills([tmp_path])

    with pytest.raises(UsageProblem) as near:
        find_drill(drills, "bathnorm")
    with pytest.raises(UsageProblem) as far:
        find_drill(drills, "zzz")
    with pytest.raises(UsageProblem) as none:
        find_drill([], "zzz")

    assert near.value.what == "there is no drill `bathnorm`"
    assert near.value.remedy.startswith("Drills are batchnorm, ")
    assert "adam" not in near.value.remedy
    assert far.value.remedy == "Drills are adam, adam_too, batchnorm, batchnorm_too, layernorm, layernorm_too."
    assert none.value.what == "there is no drill `zzz`"


def test_the_shipped_drills_can_be_read() -> None:
    drills, problems = find_drills([content_root() / "drills"])

    assert problems == []
    assert {"nms", "batchnorm", "adam"} <= {drill.slug for drill in drills}
    assert read_drill(DOUBLE).slug == "double"


def some(folder: Path, **prerequisites: list[str]) -> list[Drill]:
    """Drills of level 1, but those whose name begins with z, which are of level 3."""
    text = GOOD.replace('prerequisites = ["other"]\n', "")
    for slug, names in prerequisites.items():
        write = folder / slug / "drill.toml"
        write.parent.mkdir()
        level = 3 if slug.startswith("z") else 1
        write.write_text(f"prerequisites = {names!r}\n" + text.replace("level = 2", f"level = {level}"))
    drills, problems = find_drills([folder])
    assert problems == []
    return drills


def test_course_goes_by_level_and_never_before_what_leads_there(tmp_path: Path) -> None:
    drills = some(tmp_path, a=["z", "c"], b=[], c=["d"], d=["absent"], z=["b"])

    assert [drill.slug for drill in in_course(drills)] == ["d", "c", "b", "z", "a"]
    assert circle_among(drills) == []


def test_circle_of_prerequisites_is_found_and_lived_with(tmp_path: Path) -> None:
    drills = some(tmp_path, a=["b"], b=["c"], c=["b"], z=["z"])

    assert circle_among(drills) == ["b", "c", "b"]
    assert sorted(drill.slug for drill in in_course(drills)) == ["a", "b", "c", "z"]
