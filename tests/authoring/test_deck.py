"""What is wrong between cards, told where the author has to look."""

from collections.abc import Sequence

from studyapp.authoring.cards import parse_cards
from studyapp.authoring.deck import check_deck
from studyapp.authoring.topics import Topic, Topics
from studyapp.domain.card import AuthoredCard, Bilingual

TOPICS = Topics((Topic("bn-idea", "normalization", Bilingual("批归一化", "BN")),))


def card(name: str, *, extra: str = "", links: Sequence[str] = (), answer: str = "", let: str = "") -> AuthoredCard:
    """Build a card on line 5 of `<name>.md`; the comment's `extra` is on line 9, follow-ups begin on line 21."""
    kind = "param" if answer else "qa"
    text = f"---\ntopic: t\narea: a\n---\n## 问？\n<!-- card\nid: {name}\nlevel: 1\n{extra or 'rev: 1'}\n"
    text += f"kind: {kind}\n-->\n"
    text += "**EN** Q?\n### 答\n答。\n### Answer\nA.\n### 要点 / Key points\n- 点 / point\n\n### 追问 / Follow-ups\n"
    text += "".join(f"- why: [问 / ask]({link})\n" for link in links)
    text += "### 来源 / Source\nx\n"
    if answer:
        text += "### 参数 / Parameters\n```yaml params\nvars:\n  n: {from: 1, to: 9}\n"
        text += f"{let}\nanswer: {answer}\n```\n"
    parsed = parse_cards(text.encode(), f"{name}.md", own=False)
    assert parsed.problems == ()
    return parsed.cards[0]


def told(*cards: AuthoredCard, broken: Sequence[str] = ()) -> list[str]:
    return [str(problem) for problem in check_deck(cards, TOPICS, broken)]


def test_linked_deck_has_no_problem() -> None:
    assert (
        told(card("a", extra="covers: [bn-idea]", links=["#b", "drill:nms"]), card("b", links=["#c"]), card("c")) == []
    )


def test_id_used_twice_names_both_places() -> None:
    first, second = card("a"), card("b", extra="aliases: [a]")

    assert told(first, second) == ["b.md:9: The id `a` is already used at a.md:5. Give this card an id of its own."]


def test_alias_used_twice_is_told() -> None:
    assert told(card("a", extra="aliases: [old]"), card("b", extra="aliases: [old]")) == [
        "b.md:9: The id `old` is already used at a.md:9. Give this card an id of its own."
    ]


def test_follow_up_to_no_card_suggests_the_nearest() -> None:
    assert told(card("norm-bn", links=["#norm-bm"])) == [
        "norm-bn.md:21: The follow-up leads to `norm-bm`, which is no card. Did you mean `norm-bn`?"
    ]


def test_follow_up_to_an_alias_or_a_broken_card_is_fine() -> None:
    assert told(card("a", links=["#old", "#broken"]), card("b", extra="aliases: [old]"), broken=["broken"]) == []


def test_follow_ups_in_a_circle_are_told_once() -> None:
    circle = [card("a", links=["#b"]), card("b", links=["#old"]), card("c", extra="aliases: [old]", links=["#a"])]

    assert told(*circle) == ["c.md:21: Follow-ups go round in a circle: a -> b -> c -> a. Remove one of these links."]
    assert told(card("a", links=["#a"])) == [
        "a.md:21: Follow-ups go round in a circle: a -> a. Remove one of these links."
    ]


def test_two_ways_to_one_card_are_no_circle() -> None:
    assert told(card("a", links=["#b", "#c"]), card("b", links=["#d"]), card("c", links=["#d"]), card("d")) == []


def test_chain_of_six_follow_ups_is_allowed_and_seven_are_not() -> None:
    chain = [card(f"c{i}", links=[f"#c{i + 1}"]) for i in range(7)] + [card("c7")]

    assert told(*chain[1:]) == []
    assert told(*chain) == ["c0.md:5: A chain of follow-ups from here is more than 6 deep. Shorten it."]


def test_unknown_topic_is_told_where_it_is_written() -> None:
    assert told(card("a", extra="covers: [bn-ideas]")) == [
        "a.md:9: `bn-ideas` is no topic of topics.tsv. Did you mean `bn-idea`?"
    ]
    assert check_deck([card("a", extra="covers: [bn-ideas]")], Topics(())) == ()


def test_two_cards_that_ask_for_the_same_number_are_told() -> None:
    one, other = card("a", answer="n + 2*n"), card("b", answer="x", let="let: {x: (n)+2 * n}")

    assert told(one, other) == [
        "b.md:5: The answer `n + 2 * n` is also that of a.md:5. Ask for something else, or join the two cards."
    ]
    assert told(one, card("c", answer="2*n + n")) == []
