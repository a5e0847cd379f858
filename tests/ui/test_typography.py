import pytest

from studyapp.ui.typography import Look, formulas_as, look, use_look
from studyapp.ui.widgets.card_text import render_markdown

SOURCE = "Mean $\\alpha^2$\n\n$$\\frac{a}{b}$$\n\n- one\n- two"


@pytest.fixture(autouse=True)
def usual() -> object:
    before = look()
    yield
    use_look(before)


def shown(chosen: Look) -> list[str]:
    use_look(chosen)
    return render_markdown(SOURCE, 40).plain.split("\n")


def test_block_formula_is_stacked_and_that_of_a_sentence_is_not() -> None:
    lines = shown(Look())

    assert lines[0] == "Mean α²"
    assert [line.strip() for line in lines[2:5]] == ["a", "─", "b"]


def test_on_one_line() -> None:
    assert shown(Look(formulas="line"))[2] == "   a/b"


def test_as_source() -> None:
    lines = shown(Look(formulas="source"))

    assert lines[0] == r"Mean $\alpha^2$" and lines[2] == r"   $$\frac{a}{b}$$"


def test_ascii_formulas() -> None:
    assert "\n".join(shown(Look(formulas="line", symbols="ascii"))[:3]).isascii()


def test_tight_leaves_out_the_empty_lines_that_nothing_needs() -> None:
    assert "" not in shown(Look(formulas="line", tight=True))
    use_look(Look(tight=True))
    assert render_markdown("one\n\ntwo\n\n- a\n\n- b", 40).plain == "one\n\ntwo\n• a\n• b"


def test_tight_leaves_air_around_a_formula_of_several_rows() -> None:
    assert [line.strip() for line in shown(Look(tight=True))] == ["Mean α²", "", "a", "─", "b", "", "• one", "• two"]


def test_another_way_for_a_while() -> None:
    use_look(Look(symbols="ascii"))
    with pytest.raises(KeyError), formulas_as("source"):
        assert look() == Look(formulas="source", symbols="ascii")
        raise KeyError

    assert look() == Look(symbols="ascii")
