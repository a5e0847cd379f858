"""What is wrong between cards: ids, links, chains, topics, answers. Needs no text, only the cards."""

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence

from studyapp.authoring.expressions import normal_form
from studyapp.authoring.topics import Topics
from studyapp.domain.card import AuthoredCard
from studyapp.domain.problem import Place, Problem
from studyapp.errors import ContentError
from studyapp.i18n import _

MAX_CHAIN = 6
_DRILL = "drill:"


def check_deck(cards: Sequence[AuthoredCard], topics: Topics, broken: Collection[str] = ()) -> tuple[Problem, ...]:
    """Links to `broken` cards aren't reported: those have their own problem. No topics: `covers` isn't checked."""
    by_name = _by_name(cards)
    found = [
        *_repeated_names(cards),
        *_dead_links(cards, by_name, broken),
        *_bad_chains(cards, by_name),
        *_unknown_topics(cards, topics.ids),
        *_shared_answers(cards),
    ]
    return tuple(sorted(found, key=lambda problem: problem.place))


def _place(card: AuthoredCard, what: str) -> Place:
    """Give the line of a link, alias or topic where it is known, else the card's."""
    line = next((line for name, line in card.lines if name == what), card.place.line)
    return Place(card.place.file, line)


def _by_name(cards: Sequence[AuthoredCard]) -> dict[str, AuthoredCard]:
    """Ids and aliases; an id wins over another card's alias."""
    names = {alias: card for card in cards for alias in card.aliases}
    return names | {card.card.id: card for card in cards}


def _repeated_names(cards: Sequence[AuthoredCard]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    claims = [(card.card.id, card.place) for card in cards]
    claims += [(alias, _place(card, f"alias {alias}")) for card in cards for alias in card.aliases]
    for name, place in claims:
        if name in first:
            yield Problem(
                place,
                _("The id `{id}` is already used at {place}.").format(id=name, place=first[name]),
                _("Give this card an id of its own."),
            )
        first.setdefault(name, place)


def _dead_links(
    cards: Sequence[AuthoredCard], by_name: Mapping[str, AuthoredCard], broken: Collection[str]
) -> Iterator[Problem]:
    for card in cards:
        for target in dict.fromkeys(follow_up.target for follow_up in card.card.follow_ups):
            if not (target.startswith(_DRILL) or target in by_name or target in broken):
                near = difflib.get_close_matches(target, by_name, n=1)
                yield Problem(
                    _place(card, f"target {target}"),
                    _("The follow-up leads to `{id}`, which is no card.").format(id=target),
                    _("Did you mean `{id}`?").format(id=near[0]) if near else _("Write that card, or remove the link."),
                )


def _bad_chains(cards: Sequence[AuthoredCard], by_name: Mapping[str, AuthoredCard]) -> Iterator[Problem]:
    """Walk the follow-ups of each card once. A chain is as deep as it has cards after the first."""
    depths: dict[str, int] = {}
    for card in cards:
        path = _cycle_or_depths(card.card.id, by_name, depths)
        if path:
            yield Problem(
                _place(by_name[path[-2]], f"target {path[-1]}"),
                _("Follow-ups go round in a circle: {path}.").format(path=" -> ".join(path)),
                _("Remove one of these links."),
            )
    for card in cards:
        if depths.get(card.card.id, 0) == MAX_CHAIN + 1:
            yield Problem(
                card.place,
                _("A chain of follow-ups from here is more than {most} deep.").format(most=MAX_CHAIN),
                _("Shorten it."),
            )


def _cycle_or_depths(start: str, by_name: Mapping[str, AuthoredCard], depths: dict[str, int]) -> list[str]:
    """Fill `depths` from `start` down; give the first circle met. Iterative: decks may be long chains."""
    circle: list[str] = []
    path: list[str] = []
    stack = [(start, False)]
    while stack:
        name, done = stack.pop()
        following = _targets(name, by_name)
        if done:
            path.pop()
            depths[name] = 1 + max((depths.get(each, 0) for each in following), default=-1)
        elif name not in depths:
            depths[name] = 0
            path.append(name)
            stack.append((name, True))
            for each in following:
                if each in path:
                    circle = circle or [*path[path.index(each) :], each]
                elif each not in depths:
                    stack.append((each, False))
    return circle


def _targets(name: str, by_name: Mapping[str, AuthoredCard]) -> list[str]:
    """Give the ids that the card's follow-ups lead to, aliases resolved, drills and dead links left out."""
    links = (follow_up.target for follow_up in by_name[name].card.follow_ups)
    return list(dict.fromkeys(by_name[link].card.id for link in links if link in by_name))


def _unknown_topics(cards: Sequence[AuthoredCard], known: frozenset[str]) -> Iterator[Problem]:
    for card in cards if known else ():
        for topic in card.covers:
            if topic not in known:
                near = difflib.get_close_matches(topic, known, n=1)
                yield Problem(
                    _place(card, f"covers {topic}"),
                    _("`{topic}` is no topic of topics.tsv.").format(topic=topic),
                    _("Did you mean `{id}`?").format(id=near[0]) if near else _("Write an id of its first column."),
                )


def _shared_answers(cards: Sequence[AuthoredCard]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for card in cards:
        parameters = card.card.parameters
        if parameters is None:
            continue
        try:
            answer = normal_form(parameters.answer, dict(parameters.let))
        except (ContentError, RecursionError):
            continue  # parse_cards has reported it
        if answer in first:
            yield Problem(
                card.place,
                _("The answer `{answer}` is also that of {place}.").format(answer=answer[:80], place=first[answer]),
                _("Ask for something else, or join the two cards."),
            )
        first.setdefault(answer, card.place)
