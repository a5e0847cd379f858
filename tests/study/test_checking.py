"""The whole check over small folders: names of files, whose proofs run, the lock of ids."""

from pathlib import Path

import pytest

from studyapp.judge.proofs import ProofResult
from studyapp.study.checking import check_content, write_ids_lock

CARD = """## 问？
<!-- card
id: {id}
level: 1
{data}
-->

**EN** Q?

### 答

答。

### Answer

A.

### 要点 / Key points

- 点 / point

### 来源 / Source

x

### 验证 / Check

```python check
{proof}
```
"""
PARAMETERS = """
### 参数 / Parameters

```yaml params
vars: {n: {from: 1, to: 40}}
answer: 2*n
```
"""
PERSONA = 'title = {en = "a", zh = "b"}\ntimings = {silence_s = 30, soft_limit_s = 60}\n[phrases]\n' + "".join(
    f'{event} = [{{en = "a", zh = "b"}}]\n'
    for event in ("greet", "ask", "probe", "silence", "hint", "cut_off", "wrap_up")
)
PRESET = 'title = {en = "a", zh = "b"}\nminutes = 5\npersona = "%s"\n[[phase]]\nkind = "intro"\nminutes = 5\n'


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def note(*cards: str) -> str:
    return "---\ntopic: t\narea: a\n---\n\n" + "\n".join(cards)


def card(name: str, *, proof: str = "assert True", data: str = "rev: 1") -> str:
    return CARD.format(id=name, proof=proof, data=data)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    write(root, "topics.tsv", "id\tarea\ttitle_en\ttitle_zh\nbn\ta\tBN\t批\nln\ta\tLN\t层\n")
    write(root, "notes/a/one.md", note(card("one", data="covers: [bn]")))
    write(root, "ids.lock", "one\n")
    return root


def told(content: Path, own: Path | None = None, *, proofs: bool = False) -> list[str]:
    return [str(problem) for problem in check_content(content, own, proofs=proofs).problems]


def test_clean_content_has_no_problem(content: Path) -> None:
    seen: list[ProofResult] = []

    report = check_content(content, None, on_proof=seen.append)

    assert report.problems == ()
    assert [card.card.id for card in report.cards] == ["one"]
    assert (report.coverage.covered, report.coverage.missing) == (("bn",), ("ln",))
    assert report.proofs_run == len(seen) == 1 and report.seconds > 0


def test_shipped_content_has_readable_files_only() -> None:
    root = Path(__file__).parents[2] / "content"

    report = check_content(root, None, proofs=False, drills=False)

    assert [str(problem) for problem in report.problems if "UTF-8" in problem.message] == []


def test_failing_proof_is_told_at_its_line(content: Path) -> None:
    write(content, "notes/a/one.md", note(card("one", data="covers: [bn]", proof="x = 1\nassert x == 2")))

    assert told(content, proofs=True) == [
        "content/notes/a/one.md:35: The proof of `one` fails: This doesn't hold: assert x == 2; x = 1 "
        "Correct the claim or its proof."
    ]


def test_proof_of_a_parameterised_card_runs_for_its_draws(content: Path) -> None:
    text = card("one", data="kind: param", proof="assert answer == n + n and n < 30") + PARAMETERS
    write(content, "notes/a/one.md", note(text))

    (problem,) = told(content, proofs=True)

    assert "The draw: n = 3" in problem and "assert answer == n + n and n < 30" in problem


def test_users_own_cards_are_checked_but_their_proofs_never_run(content: Path, tmp_path: Path) -> None:
    own = tmp_path / "mine"
    trace = tmp_path / "trace"
    proof = f"import pathlib\npathlib.Path({str(trace)!r}).touch()\nassert False"
    write(own, "notes/mine.md", note(card("mine", proof=proof, data="levels: 3")))
    write(own, "notes/x.md", note(card("x", proof=proof)).replace("### 来源 / Source\n\nx\n", ""))

    report = check_content(content, own)

    assert [(str(problem.place), problem.severity) for problem in report.problems] == [
        ("mine/notes/mine.md:10", "error"),
        ("mine/notes/x.md:6", "warning"),
    ]
    assert [card.card.id for card in report.cards] == ["one", "x"]
    assert report.proofs_run == 1 and not trace.exists()


def test_id_of_the_users_that_content_has_too_is_told(content: Path, tmp_path: Path) -> None:
    write(tmp_path / "mine", "notes/a.md", note(card("one")))

    assert told(content, tmp_path / "mine") == [
        "mine/notes/a.md:6: The id `one` is already used at content/notes/a/one.md:6. Give this card an id of its own."
    ]


def test_new_id_and_vanished_id_are_told(content: Path) -> None:
    write(content, "notes/a/one.md", note(card("two")))

    assert told(content) == [
        "content/ids.lock:1: The card `one` is gone. "
        "Bring it back, name it in `aliases` of its successor, or delete this line.",
        "content/notes/a/one.md:6: The id `two` is not in content/ids.lock. Run `make ids` and commit the file.",
    ]


def test_renamed_id_lives_on_as_an_alias(content: Path) -> None:
    write(content, "notes/a/one.md", note(card("two", data="aliases: [one]")))

    assert write_ids_lock(content) == ("two",)
    assert told(content) == []


def test_card_with_an_error_has_not_vanished(content: Path) -> None:
    write(content, "notes/a/one.md", note(card("one", data="levl: 1")))
    write(
        content,
        "notes/a/two.md",
        note(card("two")).replace("### 来源", "### 追问 / Follow-ups\n\n- why: [甲 / a](#one)\n\n### 来源"),
    )
    write_ids_lock(content)

    assert told(content) == [
        "content/notes/a/one.md:10: `levl` is no known key. Write one of id, level, tags, covers, kind, rev, aliases."
    ]


def test_lock_is_sorted_and_never_loses_an_id_by_itself(content: Path) -> None:
    write(content, "notes/a/one.md", note(card("zeta"), card("alpha")))

    assert write_ids_lock(content) == ("alpha", "one", "zeta")
    assert (content / "ids.lock").read_text() == "alpha\none\nzeta\n"
    assert [line.split(":")[1] for line in told(content)] == ["2"]


def test_missing_lock_and_missing_topics_are_told(content: Path) -> None:
    (content / "ids.lock").unlink()
    (content / "topics.tsv").unlink()

    assert told(content) == [
        "content/notes/a/one.md:6: The id `one` is not in content/ids.lock. Run `make ids` and commit the file.",
        "content/topics.tsv:1: The topic list can't be read: No such file or directory.",
    ]


def test_presets_may_use_the_personas_of_both_folders(content: Path, tmp_path: Path) -> None:
    own = tmp_path / "mine"
    write(content, "personas/calm.toml", PERSONA)
    write(own, "personas/loud.toml", PERSONA.replace("silence_s = 30", "silence_s = 1"))
    write(own, "interviews/good.toml", PRESET % "loud")
    write(own, "interviews/bad.toml", PRESET % "nobody")

    assert told(content, own) == [
        "mine/interviews/bad.toml:3: There is no persona `nobody`. Write one of calm, loud.",
        "mine/personas/loud.toml:2: `timings.silence_s` is out of range. Write at least 5.",
    ]


def test_hidden_and_other_files_are_left_alone(content: Path) -> None:
    write(content, "notes/.obsidian/x.md", "nothing")
    write(content, "notes/a/.one.md.swp", "nothing")
    (content / "notes" / "folder.md").mkdir()

    assert told(content) == []


def test_file_that_cannot_be_read_is_told(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:  # root reads whatever its permissions say
        if path.name == "one.md":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert "content/notes/a/one.md:1: The file can't be read: Permission denied. Make it readable." in told(content)


def test_formula_that_cant_be_set_is_told_at_its_line(content: Path) -> None:
    text = card("one", data="covers: [bn]").replace(
        "A.\n", "A $x_i$ and\n$\\foo{x}$.\n\n$$\n\\frac{a}{b}+\n\\baz\n$$\n"
    )
    write(content, "notes/a/one.md", note(text.replace("点 / point", "点 $\\frac{a$ / point")))

    assert told(content) == [
        "content/notes/a/one.md:22: The formula has the unknown command `\\foo`. "
        "Write it with the usual commands of LaTeX.",
        "content/notes/a/one.md:26: The formula has the unknown command `\\baz`. "
        "Write it with the usual commands of LaTeX.",
        "content/notes/a/one.md:31: The formula `\\frac{a` is broken LaTeX. "
        "Look at its braces, its brackets and its scripts.",
    ]


def test_users_card_with_a_bad_formula_is_told_and_still_there(content: Path, tmp_path: Path) -> None:
    write(tmp_path / "mine", "notes/x.md", note(card("x").replace("A.\n", "A $\\foo$.\n")))

    report = check_content(content, tmp_path / "mine", proofs=False)

    assert [(str(problem.place), problem.severity) for problem in report.problems] == [("mine/notes/x.md:21", "error")]
    assert [card.card.id for card in report.cards] == ["one", "x"]


def test_formula_of_a_parameterised_card_is_checked_with_its_numbers(content: Path) -> None:
    data = "kind: param\ncovers: [bn]"
    good = card("one", data=data).replace("A.\n", "A $x^{{{n}}}$.\n") + PARAMETERS
    bad = good.replace("$x^{{{n}}}$", "$x^a^{{n}}$")

    write(content, "notes/a/one.md", note(good))
    assert told(content) == []
    write(content, "notes/a/one.md", note(bad))
    assert ["broken LaTeX" in problem for problem in told(content)] == [True]


def test_formulas_in_code_are_none(content: Path) -> None:
    code = "A `$\\foo$`, 5$ and 6$.\n\n```text\n$$\\foo$$\n```\n"
    write(content, "notes/a/one.md", note(card("one", data="covers: [bn]").replace("A.\n", code)))

    assert told(content) == []


def test_statement_of_a_drill_is_checked(content: Path) -> None:
    write(content, "drills/d/statement.en.md", "## Task\n\nSum $\\foo$.\n")

    assert told(content) == [
        "content/drills/d/statement.en.md:3: The formula has the unknown command `\\foo`. "
        "Write it with the usual commands of LaTeX."
    ]
